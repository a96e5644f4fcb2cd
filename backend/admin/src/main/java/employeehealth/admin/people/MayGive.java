package employeehealth.admin.people;

import employeehealth.admin.AdminDatabase;
import employeehealth.admin.role.CustomRoles;
import employeehealth.admin.role.GivenRole;
import employeehealth.admin.role.Granting;
import employeehealth.admin.role.RightsChange;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whether the caller may give a role there, or take it away. Refusals leave a record. */
@Component
class MayGive {

    static final String TABLE = "admin.assignments";

    /** What somebody tried to do who may not, as opposed to what was merely mistyped. */
    private static final Set<String> RECORDED =
            Set.of(
                    "admin/not-yours-to-give",
                    "admin/not-to-oneself",
                    "admin/conflict-of-duties",
                    "admin/last-of-its-kind");

    private final AdminDatabase database;
    private final Assignments assignments;
    private final CustomRoles roles;
    private final Rights rights;
    private final RightsChange change;

    MayGive(
            AdminDatabase database,
            Assignments assignments,
            CustomRoles roles,
            Rights rights,
            RightsChange change) {
        this.database = database;
        this.assignments = assignments;
        this.roles = roles;
        this.rights = rights;
        this.change = change;
    }

    /** A role by its code, or one of the company's own by its id. */
    Optional<GivenRole> find(String role) {
        return Arrays.stream(Role.values())
                .filter(one -> one.code().equals(role))
                .<GivenRole>map(GivenRole.Standard::new)
                .findFirst()
                .or(() -> id(role).flatMap(roles::find).map(GivenRole.Custom::new));
    }

    private static Optional<UUID> id(String role) {
        try {
            return Optional.of(UUID.fromString(role));
        } catch (IllegalArgumentException isNone) {
            return Optional.empty();
        }
    }

    /**
     * By their token, and by what they are in this very transaction: whoever was taken off a moment
     * ago gives nothing more.
     */
    void require(Me me, GivenRole role, Scope scope) {
        var permission = Granting.permission(role);
        var held = rights.of(me.person(), assignments.inForce(me.person()));
        if (!me.may(permission, scope)
                || !Rights.reach(held.getOrDefault(permission, Set.of()), scope)) {
            throw new Problem(HttpStatus.FORBIDDEN, "admin/not-yours-to-give");
        }
    }

    /** The record of a refusal has a transaction of its own: that of the change is undone. */
    <T> T orRecord(Me me, PersonId person, String action, Object what, Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem refusal) {
            if (RECORDED.contains(refusal.type())) {
                database.write(() -> change.refused(me, person, action, TABLE, what));
            }
            throw refusal;
        }
    }
}
