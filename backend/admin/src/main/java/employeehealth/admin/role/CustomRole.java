package employeehealth.admin.role;

import employeehealth.contracts.access.Permission;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A role that a company has made for itself, as it is since its last change.
 *
 * @param version 1 when it was made, one more with each change
 * @param name in the company's own words
 */
public record CustomRole(UUID id, int version, String name, Set<Permission> permissions) {

    /** Whatever stands in a row, such a role never allows more than companies may combine. */
    public CustomRole {
        var allowed = new HashSet<>(permissions);
        allowed.retainAll(Combinable.PERMISSIONS);
        permissions = Set.copyOf(allowed);
    }

    /** From codes; what a newer version of ours knows and this one does not allows nothing. */
    static CustomRole of(UUID id, int version, String name, Collection<String> codes) {
        var permissions = new HashSet<Permission>();
        for (var code : codes) {
            Combinable.find(code).ifPresent(permissions::add);
        }
        return new CustomRole(id, version, name, permissions);
    }
}
