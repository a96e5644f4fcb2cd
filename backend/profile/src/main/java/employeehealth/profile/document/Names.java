package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What professionals of the caller's company are called. */
@Component("documentNames")
class Names {

    private final DirectoryApi directory;

    Names(DirectoryApi directory) {
        this.directory = directory;
    }

    /** Without names, while the neighbour who knows them is away: the rest can be read. */
    Map<PersonId, String> of(Me me, Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        try {
            return directory
                    .named(me.company(), new DirectoryApi.People(Set.copyOf(people)))
                    .stream()
                    .collect(Collectors.toMap(Listed::id, Listed::displayName, (one, same) -> one));
        } catch (Problem away) {
            return Map.of();
        }
    }

    /** Nobody, if they are not of this company, or are no longer. */
    Optional<String> of(Me me, PersonId one) {
        return directory.named(me.company(), new DirectoryApi.People(Set.of(one))).stream()
                .filter(listed -> listed.leftAt() == null)
                .map(Listed::displayName)
                .findFirst();
    }
}
