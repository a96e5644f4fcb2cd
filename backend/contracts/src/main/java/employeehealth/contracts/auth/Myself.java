package employeehealth.contracts.auth;

import employeehealth.contracts.access.Role;
import java.util.Set;

/**
 * The caller, as pages show them.
 *
 * @param company its code, such as {@code lumiere}
 */
public record Myself(String displayName, String company, String companyName, Set<Role> roles) {

    public Myself {
        roles = Set.copyOf(roles);
    }
}
