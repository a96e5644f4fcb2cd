package employeehealth.auth.passkey;

import employeehealth.auth.session.Grant;
import employeehealth.auth.signin.Clients;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.WhileEnrolling;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Proving again who one is, by a passkey: as {@code POST /api/v1/auth/step-up} does by a code, and
 * with the same answer.
 */
@RestController
@RequestMapping("/api/v1/auth/passkeys/step-up")
class PasskeyStepUpController {

    private final StepUpByPasskey stepUp;
    private final Clients clients;

    PasskeyStepUpController(StepUpByPasskey stepUp, Clients clients) {
        this.stepUp = stepUp;
        this.clients = clients;
    }

    @PostMapping("/options")
    @SignedIn
    @WhileEnrolling
    ResponseEntity<RequestOptions> options(Me me) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(stepUp.options(me));
    }

    @PostMapping
    @SignedIn
    @WhileEnrolling
    ResponseEntity<Grant.View> stepUp(
            Me me, @Valid @RequestBody SignInRequest body, HttpServletRequest request) {
        var token = stepUp.stepUp(me, body.credential(), clients.of(request));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Grant.View.of(token));
    }
}
