package employeehealth.profile;

import static java.util.stream.Collectors.toMap;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.problem.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What people are called, as the auth service knows. */
@Component
public class PeoplesNames {

    private final DirectoryApi directory;

    public PeoplesNames(DirectoryApi directory) {
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

    /** Of those who are known there; of nobody while it cannot be asked. */
    public Map<PersonId, String> of(CompanyId company, Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        try {
            return directory.named(company, new DirectoryApi.People(Set.copyOf(people))).stream()
                    .collect(toMap(Listed::id, Listed::displayName));
        } catch (Problem away) {
            return Map.of();
        }
    }

    /**
     * Of whoever belongs to the company today; none of anybody else.
     *
     * @throws Problem 503 while it cannot be asked
     */
    public Optional<String> ifPresent(CompanyId company, PersonId person) {
        return directory.named(company, new DirectoryApi.People(Set.of(person))).stream()
                .filter(listed -> listed.leftAt() == null)
                .map(Listed::displayName)
                .findFirst();
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
