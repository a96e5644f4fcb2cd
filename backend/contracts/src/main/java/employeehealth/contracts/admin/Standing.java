package employeehealth.contracts.admin;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person is and may do at one company, resolved from the assignments in force.
 *
 * @param companyCode short public name of the company, such as {@code lumiere}
 * @param companyName name of the company as people write it
 * @param healthService the health service that is the controller of the company's clinical data
 * @param holdings permissions, each with what it is limited to
 * @param epoch of the person's rights: a token made from this carries it, and is refused once the
 *     rights have shrunk
 * @param until when the first of the assignments ends by its period; none if no end is set
 */
public record Standing(
        String companyCode,
        String companyName,
        HealthServiceId healthService,
        Set<Role> roles,
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
    }

    public Set<Permission> permissions() {
        return holdings.stream().map(Holding::permission).collect(Collectors.toUnmodifiableSet());
    }

    /** A permission, within a scope. */
    public record Holding(Permission permission, Scope scope) {}
}
