package employeehealth.triage.governance;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What those are called who write, sign and publish, where they are known at the caller's company.
 */
@Component
class Names {

    private final DirectoryApi directory;

    Names(DirectoryApi directory) {
        this.directory = directory;
    }

    /** Without names, while the neighbour who knows them is away: the rest can be read. */
    Map<PersonId, String> of(Me me, Collection<PersonId> people) {
        try {
            return directory
                    .named(me.company(), new DirectoryApi.People(Set.copyOf(people)))
                    .stream()
                    .collect(Collectors.toMap(Listed::id, Listed::displayName, (one, same) -> one));
        } catch (Problem away) {
            return Map.of();
        }
    }
}
