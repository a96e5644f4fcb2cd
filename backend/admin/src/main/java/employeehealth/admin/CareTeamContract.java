package employeehealth.admin;

import static employeehealth.contracts.access.Permission.CARE_READ;
import static employeehealth.contracts.access.Permission.CARE_TEAM;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import employeehealth.admin.people.Assignment;
import employeehealth.admin.people.Assignments;
import employeehealth.admin.people.Leavers;
import employeehealth.admin.role.GivenRole;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.CareTeamApi;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.Tenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RestController;

/** Roles of care and places of work, for whoever decides who may read whose file. */
@RestController
@ServicesOnly("profile")
class CareTeamContract implements CareTeamApi {

    private final AdminDatabase database;
    private final Assignments assignments;
    private final Leavers leavers;

    CareTeamContract(AdminDatabase database, Assignments assignments, Leavers leavers) {
        this.database = database;
        this.assignments = assignments;
        this.leavers = leavers;
    }

    @Override
    public List<Carer> team(CompanyId company) {
        return Tenant.of(company)
                .get(() ->
                        database.read(() ->
                                RolePermissions.having(CARE_READ).stream()
                                        .flatMap(this::carers)
                                        .toList()));
    }

    private Stream<Carer> carers(Role role) {
        var ofTeam = RolePermissions.of(role).contains(CARE_TEAM);
        return assignments.inForce(role).stream()
                .map(one -> new Carer(one.person(), role, ofTeam, one.scope()));
    }

    @Override
    public List<Member> members(CompanyId company, People people) {
        return Tenant.of(company).get(() -> database.read(() -> members(people)));
    }

    private List<Member> members(People people) {
        var theirs =
                assignments.inForce(people.ids()).stream().collect(groupingBy(Assignment::person));
        var members = new ArrayList<Member>();
        theirs.forEach((person, all) -> members.add(new Member(person, places(all))));
        // The health service keeps the files of those who have left, wherever they worked.
        for (var person : new HashSet<>(people.ids())) {
            if (!theirs.containsKey(person) && leavers.has(person)) {
                members.add(new Member(person, Set.of(Scope.WHOLE_COMPANY)));
            }
        }
        return members;
    }

    private static Set<Scope> places(List<Assignment> all) {
        var places =
                all.stream()
                        .filter(CareTeamContract::isWork)
                        .map(Assignment::scope)
                        .collect(toSet());
        return places.isEmpty() ? Set.of(Scope.WHOLE_COMPANY) : places;
    }

    private static boolean isWork(Assignment assignment) {
        return assignment.role() instanceof GivenRole.Standard(var role) && role == Role.EMPLOYEE;
    }
}
