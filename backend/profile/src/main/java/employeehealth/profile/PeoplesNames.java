package employeehealth.profile;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.problem.Problem;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What people are called, as the auth service knows. */
@Component
public class PeoplesNames {

    private final DirectoryApi directory;

    PeoplesNames(DirectoryApi directory) {
        this.directory = directory;
    }

    /**
     * @throws Problem 404 if they are nobody there, 503 while it cannot be asked
     */
    public String known(CompanyId company, PersonId person) {
        return directory.named(company, new DirectoryApi.People(Set.of(person))).stream()
                .map(Listed::displayName)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** None while it cannot be asked. */
    public Optional<String> ifKnown(CompanyId company, PersonId person) {
        try {
            return Optional.of(known(company, person));
        } catch (Problem unknownOrAway) {
            return Optional.empty();
        }
    }
}
