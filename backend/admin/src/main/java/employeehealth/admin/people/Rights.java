package employeehealth.admin.people;

import static java.util.stream.Collectors.toMap;

import employeehealth.admin.AdminSettings;
import employeehealth.admin.RolePermissions;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the assignments of a person add up to. */
@Component
public class Rights {

    private final AdminSettings settings;

    public Rights(AdminSettings settings) {
        this.settings = settings;
    }

    /** Permissions, each with what it is limited to. */
    public Map<Permission, Set<Scope>> of(PersonId person, List<Assignment> inForce) {
        var held = new EnumMap<Permission, Set<Scope>>(Permission.class);
        inForce.forEach(assignment ->
                assignment
                        .role()
                        .permissions()
                        .forEach(permission ->
                                held.computeIfAbsent(permission, any -> new HashSet<>())
                                        .add(assignment.scope())));
        if (!inForce.isEmpty() && settings.operators().contains(person.value())) {
            held.put(Permission.PLATFORM_OPERATE, Set.of(Scope.WHOLE_COMPANY));
        }
        return held;
    }

    /** Whoever has left is nothing at the company, and keeps what is their own. */
    public static Map<Permission, Set<Scope>> ofLeavers() {
        return RolePermissions.OF_LEAVERS.stream()
                .collect(toMap(own -> own, own -> Set.of(Scope.WHOLE_COMPANY)));
    }

    /** Whether what somebody holds reaches as far as that. */
    static boolean reach(Collection<Scope> held, Scope place) {
        return held.stream().anyMatch(scope -> scope.covers(place));
    }
}
