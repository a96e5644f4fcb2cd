package employeehealth.auth.recovery;

import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;
import static employeehealth.contracts.access.Permission.PLATFORM_OPERATE;

import employeehealth.auth.link.Links;
import employeehealth.auth.password.TypedPassword;
import employeehealth.auth.signin.Clients;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.web.CleanText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets somebody back in who has lost their second factors and their recovery codes. */
@RestController
@RequestMapping("/api/v1/auth")
class RecoveryController {

    private final AskRecovery ask;
    private final RecoverAccount recover;
    private final Clients clients;

    RecoveryController(AskRecovery ask, RecoverAccount recover, Clients clients) {
        this.ask = ask;
        this.recover = recover;
        this.clients = clients;
    }

    /** 202 whatever they have set up, or have done lately: that is nobody's business. */
    @PostMapping("/people/{person}/recovery")
    @Audience({PEOPLE_MANAGE, CARE_TEAM_MANAGE, PLATFORM_OPERATE})
    @StepUp
    @ResponseStatus(HttpStatus.ACCEPTED)
    void ask(
            Me me,
            @PathVariable PersonId person,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) {
        ask.ask(me, person, clients.of(request).origin(), key);
    }

    /**
     * Public: link and password are the proof. Whoever used it signs in afterwards, like everyone.
     */
    @PostMapping("/recovery")
    @Public
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void recover(@Valid @RequestBody Proof body, HttpServletRequest request) {
        recover.recover(Links.parse(body.token), body.password, clients.of(request).origin());
    }

    /**
     * @param token what stands behind the {@code #} of the mailed link
     */
    record Proof(
            @NotBlank @Size(max = 500) @CleanText String token, @TypedPassword String password) {

        @Override
        public String toString() {
            return "Proof[hidden]";
        }
    }
}
