package employeehealth.admin.role;

import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Roles, permissions and why roles exclude each other, in plain words. */
@Component
public class RoleWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public String name(Role role, Locale locale) {
        return text("role." + role.code() + ".name", locale);
    }

    public String name(GivenRole role, Locale locale) {
        return switch (role) {
            case GivenRole.Standard(var standard) -> name(standard, locale);
            case GivenRole.Custom(var custom) -> custom.name();
        };
    }

    String meaning(Role role, Locale locale) {
        return text("role." + role.code() + ".meaning", locale);
    }

    String meaning(Permission permission, Locale locale) {
        return text("permission." + permission.code(), locale);
    }

    public String because(Separation.Reason reason, Locale locale) {
        return text("because." + reason.code(), locale);
    }

    /** Somebody would be both sides of a pair. */
    public Problem conflict(String field, Separation.Pair pair, Locale locale) {
        return new Problem(HttpStatus.CONFLICT, "admin/conflict-of-duties")
                .withErrors(List.of(new FieldFault(field, because(pair.reason(), locale))));
    }

    /** Whether any of it is about the health of others. */
    String health(boolean ofOthers, Locale locale) {
        return text(ofOthers ? "health.of-others" : "health.none", locale);
    }

    /** Whether a name would be taken for that of a role that every company has. */
    boolean isTaken(String name) {
        return Arrays.stream(Role.values())
                .anyMatch(role ->
                        folded(name).equals(folded(name(role, Locale.ENGLISH)))
                                || folded(name).equals(folded(name(role, Locale.FRENCH)))
                                || folded(name).equals(folded(role.code())));
    }

    /** As people compare names: without case, accents, signs and space. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String text(String key, Locale locale) {
        return ResourceBundle.getBundle("roles.words", locale, NO_FALLBACK).getString(key);
    }
}
