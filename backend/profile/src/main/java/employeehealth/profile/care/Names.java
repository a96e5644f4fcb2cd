package employeehealth.profile.care;

import static java.util.stream.Collectors.toMap;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.problem.Problem;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How people are called. Where the neighbour that knows is away, a file is shown without names. */
@Component("careNames")
public class Names {

    private final DirectoryApi directory;

    Names(DirectoryApi directory) {
        this.directory = directory;
    }

    public Map<PersonId, String> of(CompanyId company, Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        try {
            return directory.named(company, new DirectoryApi.People(people)).stream()
                    .collect(toMap(Listed::id, Listed::displayName));
        } catch (Problem away) {
            return Map.of();
        }
    }
}
