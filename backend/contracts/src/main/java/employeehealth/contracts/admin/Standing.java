package employeehealth.contracts.admin;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person is and may do at one company, resolved from the assignments in force.
 *
 * @param companyCode short public name of the company, such as {@code lumiere}
 * @param companyName name of the company as people write it
 * @param healthService the health service that is the controller of the company's clinical data
 * @param roles those that every company has
 * @param holdings permissions, each with what it is limited to
 * @param epoch of the person's rights: a token made from this carries it, and is refused once the
 *     rights have shrunk
 * @param customRoles roles that the company has made for itself; what they allow is in the holdings
 * @param until when the first of the assignments ends by its period; none if no end is set
 */
public record Standing(
        String companyCode,
        String companyName,
        HealthServiceId healthService,
        Set<Role> roles,
        Set<CustomRole> customRoles,
        Set<Holding> holdings,
        long epoch,
        @Nullable Instant until) {

    public Standing {
        // What a newer neighbour says and we do not know is null here, and allows nothing.
        roles = roles.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        holdings =
                holdings.stream()
                        .filter(holding -> holding.permission != null)
                        .collect(Collectors.toUnmodifiableSet());
        // An older neighbour says nothing of them.
        customRoles = customRoles == null ? Set.of() : Set.copyOf(customRoles);
    }

    /** Of someone who has none of the company's own roles. */
    public Standing(
            String companyCode,
            String companyName,
            HealthServiceId healthService,
            Set<Role> roles,
            Set<Holding> holdings,
            long epoch,
            @Nullable Instant until) {
        this(companyCode, companyName, healthService, roles, Set.of(), holdings, epoch, until);
    }

    public Set<Permission> permissions() {
        return holdings.stream().map(Holding::permission).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A role that the company has made for itself.
     *
     * @param name in the company's own words, and in its language
     * @param heldBy of each of its permissions, the roles of every company that have it, too
     */
    public record CustomRole(UUID id, String name, Set<Set<Role>> heldBy) {

        public CustomRole {
            // An older neighbour says nothing of them.
            heldBy = heldBy == null ? Set.of() : Set.copyOf(heldBy);
        }
    }

    /** A permission, within a scope. */
    public record Holding(Permission permission, Scope scope) {}
}
