package employeehealth.auth.factor;

import employeehealth.auth.assurance.Requirement;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.Standing;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which factors people must have at one company.
 *
 * @param stated what the company asks of a role; it may ask for more than the platform does, and
 *     outside a demo never for less
 */
record FactorRules(Map<Role, Requirement> stated, boolean demo) {

    /** Who reads or decides about others' health, or gives others their rights. */
    private static final Set<Role> SENSITIVE =
            Set.of(
                    Role.NURSE,
                    Role.PHYSICIAN,
                    Role.CLINICIAN,
                    Role.COMPANY_ADMIN,
                    Role.PROTOCOL_SIGNATORY);

    /** What no company can go below. */
    static Requirement atLeast(Role role, boolean demo) {
        return !demo && SENSITIVE.contains(role)
                ? Requirement.PHISHING_RESISTANT
                : Requirement.NONE;
    }

    Requirement of(Role role) {
        return atLeast(role, demo).or(stated.getOrDefault(role, Requirement.NONE));
    }

    /** The strictest of all that somebody is. */
    Requirement of(Standing standing) {
        return Stream.concat(
                        standing.roles().stream().map(this::of),
                        standing.customRoles().stream()
                                .flatMap(role -> role.heldBy().stream())
                                .map(this::cheapest))
                .reduce(ofOperators(standing), Requirement::or);
    }

    /** Whoever runs the platform has that from its settings and not from a role. */
    private Requirement ofOperators(Standing standing) {
        return !demo && standing.permissions().contains(Permission.PLATFORM_OPERATE)
                ? Requirement.PHISHING_RESISTANT
                : Requirement.NONE;
    }

    /**
     * In a role of the company's own nobody has a permission for less than it is had for in a role
     * of every company.
     *
     * @param holders the roles that have one of its permissions
     */
    private Requirement cheapest(Collection<Role> holders) {
        return holders.stream()
                .map(this::of)
                .min(Comparator.naturalOrder())
                .orElse(demo ? Requirement.NONE : Requirement.PHISHING_RESISTANT);
    }
}
