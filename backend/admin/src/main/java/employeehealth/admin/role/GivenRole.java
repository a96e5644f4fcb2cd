package employeehealth.admin.role;

import employeehealth.admin.RolePermissions;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import java.util.Set;

/** What somebody can be at a company: a role that all have, or one of the company's own. */
public sealed interface GivenRole {

    /** As addresses and requests name it. */
    String code();

    Set<Permission> permissions();

    /** The roles that it stands for where roles exclude each other. */
    Set<Role> countsAs();

    record Standard(Role role) implements GivenRole {

        @Override
        public String code() {
            return role.code();
        }

        @Override
        public Set<Permission> permissions() {
            return RolePermissions.of(role);
        }

        @Override
        public Set<Role> countsAs() {
            return Set.of(role);
        }
    }

    record Custom(CustomRole role) implements GivenRole {

        @Override
        public String code() {
            return role.id().toString();
        }

        @Override
        public Set<Permission> permissions() {
            return role.permissions();
        }

        @Override
        public Set<Role> countsAs() {
            return Combinable.countsAs(role.permissions());
        }
    }
}
