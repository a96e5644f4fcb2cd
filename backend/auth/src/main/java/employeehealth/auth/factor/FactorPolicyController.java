package employeehealth.auth.factor;

import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.ROLES_MANAGE;

import employeehealth.auth.assurance.Requirement;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.web.IfMatch;
import employeehealth.shared.web.Tags;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a company asks people to prove when they sign in, by role. */
@RestController
@RequestMapping("/api/v1/auth/factor-policies")
class FactorPolicyController {

    private final FactorPolicies policies;
    private final Tags tags;

    FactorPolicyController(FactorPolicies policies, Tags tags) {
        this.policies = policies;
        this.tags = tags;
    }

    @GetMapping
    @Audience({ROLES_MANAGE, CARE_TEAM_MANAGE})
    ResponseEntity<View> policies() {
        return answer(policies.stated());
    }

    /** All of it at once: a role that is left out is asked for what the platform asks for. */
    @PutMapping
    @Audience(ROLES_MANAGE)
    @StepUp
    ResponseEntity<View> state(
            Me me,
            @Valid @RequestBody Wanted wanted,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        return answer(policies.state(me, wanted, ifMatch));
    }

    private ResponseEntity<View> answer(View view) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(tags.of(view))
                .body(view);
    }

    /**
     * @param emailCodes whether people whose role need not resist phishing may end a sign-in with a
     *     code by mail
     */
    record View(List<Stated> roles, boolean emailCodes) {}

    /**
     * @param requirement what the role must have proven
     * @param atLeast what the company cannot go below
     */
    record Stated(Role role, Requirement requirement, Requirement atLeast) {}

    record Wanted(
            @NotNull @Size(max = 30) List<@NotNull @Valid Asked> roles,
            @NotNull Boolean emailCodes) {}

    record Asked(@NotNull Role role, @NotNull Requirement requirement) {}
}
