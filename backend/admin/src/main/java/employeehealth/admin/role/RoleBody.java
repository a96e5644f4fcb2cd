package employeehealth.admin.role;

import employeehealth.contracts.access.Permission;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a company asks for as a role of its own.
 *
 * @param permissions codes, of those that companies may combine
 */
record RoleBody(
        @NotBlank @Size(max = 80) @CleanText String name,
        @NotEmpty @Size(max = 50) List<@NotNull @Size(max = 60) String> permissions) {

    String spelled() {
        return name.strip();
    }

    /**
     * The permissions, if a company may combine all of them; otherwise what is wrong with which.
     */
    Set<Permission> combined() {
        var combined = EnumSet.noneOf(Permission.class);
        var faults = new ArrayList<FieldFault>();
        for (var i = 0; i < permissions.size(); i++) {
            var code = permissions.get(i);
            var allowed = Combinable.find(code);
            if (allowed.isPresent()) {
                combined.add(allowed.get());
            } else {
                faults.add(
                        new FieldFault(
                                "permissions[" + i + "]",
                                isKnown(code)
                                        ? "field.permission-forbidden"
                                        : "field.permission-unknown"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return combined;
    }

    private static boolean isKnown(String code) {
        for (var permission : Permission.values()) {
            if (permission.code().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
