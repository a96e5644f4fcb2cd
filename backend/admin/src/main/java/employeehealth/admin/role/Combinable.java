package employeehealth.admin.role;

import static employeehealth.contracts.access.Permission.ACCESS_REVIEW;
import static employeehealth.contracts.access.Permission.AUDIT_READ;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;
import static employeehealth.contracts.access.Permission.SITES_MANAGE;

import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The closed list of permissions that a company may put into roles of its own. None that reaches
 * health data, none that hands out roles: whoever does that is called an administrator, so that
 * everybody can see who it is.
 */
public enum Combinable {
    PEOPLE(PEOPLE_MANAGE, Role.COMPANY_ADMIN),
    SITES(SITES_MANAGE, Role.COMPANY_ADMIN),
    REVIEW(ACCESS_REVIEW, null),
    AUDIT(AUDIT_READ, Role.AUDITOR);

    public static final Set<Permission> PERMISSIONS =
            Arrays.stream(values())
                    .map(one -> one.permission)
                    .collect(Collectors.toUnmodifiableSet());

    private final Permission permission;
    private final Optional<Role> countsAs;

    /** Whoever holds the permission is, for the separation of duties, also this. */
    Combinable(Permission permission, @Nullable Role countsAs) {
        this.permission = permission;
        this.countsAs = Optional.ofNullable(countsAs);
    }

    static Optional<Permission> find(String code) {
        return PERMISSIONS.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** In the order in which they are shown. */
    static List<Permission> listed() {
        return Arrays.stream(values()).map(one -> one.permission).toList();
    }

    static Set<Role> countsAs(Collection<Permission> permissions) {
        return Arrays.stream(values())
                .filter(one -> permissions.contains(one.permission))
                .flatMap(one -> one.countsAs.stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
