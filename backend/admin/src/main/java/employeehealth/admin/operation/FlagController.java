package employeehealth.admin.operation;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.flags.Flag;
import employeehealth.shared.flags.FlagState;
import employeehealth.shared.flags.Flags;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Language;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which flags there are, who says what they are, and what they are for whom. */
@RestController
@RequestMapping("/api/v1/admin/flags")
class FlagController {

    private final ObjectProvider<Flags> flags;

    FlagController(ObjectProvider<Flags> flags) {
        this.flags = flags;
    }

    record Page(FlagState provider, List<View> items) {}

    /**
     * @param meaning what it switches, in the caller's language
     * @param source {@code provider}, or {@code safe-default} if that gives no value
     * @param reason OpenFeature's word, such as {@code STATIC} or {@code TARGETING_MATCH}
     * @param error OpenFeature's code of what went wrong
     */
    record View(
            String key,
            String meaning,
            boolean safeDefault,
            boolean value,
            String source,
            String reason,
            @Nullable String error) {}

    /**
     * As the caller would get them at that company in these roles; without either, as they do. This
     * process answers for itself.
     */
    @GetMapping
    @Audience(Permission.PLATFORM_OPERATE)
    Page flags(
            Me me,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable UUID company,
            @RequestParam(required = false) @Nullable List<String> role) {
        var at = company == null ? me.company() : new CompanyId(company);
        var as = role == null ? me.roles() : roles(role);
        var locale = Language.of(request);
        return new Page(
                flags.getObject().state(),
                Arrays.stream(Flag.values()).map(flag -> view(flag, me, at, as, locale)).toList());
    }

    private View view(Flag flag, Me me, CompanyId company, Set<Role> roles, Locale locale) {
        var answer = flags.getObject().ask(flag, me.person(), company, roles);
        return new View(
                flag.key(),
                flag.meaning(locale),
                flag.safeDefault(),
                answer.on(),
                answer.fromProvider() ? "provider" : "safe-default",
                answer.reason(),
                answer.error());
    }

    private static Set<Role> roles(List<String> codes) {
        var roles = EnumSet.noneOf(Role.class);
        for (var code : codes) {
            try {
                roles.add(Role.ofCode(code));
            } catch (IllegalArgumentException unknown) {
                throw Problem.invalid(List.of(new FieldFault("role", "field.wrong-kind")));
            }
        }
        return roles;
    }
}
