package employeehealth.contracts.admin;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person is and may do at one company, resolved from the assignments in force.
 *
 * @param companyCode short public name of the company, such as {@code lumiere}
 * @param companyName name of the company as people write it
 * @param healthService the health service that is the controller of the company's clinical data
 */
public record Standing(
        String companyCode,
        String companyName,
        HealthServiceId healthService,
        Set<Role> roles,
        Set<Permission> permissions) {

    public Standing {
        // What a newer neighbour says and we do not know is null here, and allows nothing.
        roles = roles.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        permissions =
                permissions.stream()
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
