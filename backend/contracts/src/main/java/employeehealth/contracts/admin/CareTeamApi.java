package employeehealth.contracts.admin;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Who takes care of whom at a company, as far as roles and places of work say. */
@HttpExchange("/internal/admin/care")
public interface CareTeamApi {

    /** Everyone who has a role of care today, once per role and limit. */
    @GetExchange("/companies/{company}/team")
    List<Carer> team(@PathVariable("company") CompanyId company);

    /** These people, in no order; whoever is and was nobody at the company is left out. */
    @PostExchange("/companies/{company}/members")
    List<Member> members(@PathVariable("company") CompanyId company, @RequestBody People people);

    /**
     * @param role none: one that only a newer neighbour knows
     * @param ofTeam whether they belong to the health service's team, which takes care of everyone
     *     within the limit; if not, of those alone who turn to them
     */
    record Carer(PersonId person, @Nullable Role role, boolean ofTeam, Scope within) {}

    /**
     * @param places where they work; of somebody of whom nothing says it, the whole company
     */
    record Member(PersonId person, Set<Scope> places) {

        public Member {
            places =
                    places.stream()
                            .filter(Objects::nonNull)
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    record People(Collection<PersonId> ids) {

        public People {
            ids = List.copyOf(ids);
        }
    }
}
