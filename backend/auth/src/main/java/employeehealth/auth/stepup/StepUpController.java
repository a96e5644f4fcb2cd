package employeehealth.auth.stepup;

import employeehealth.auth.assurance.Method;
import employeehealth.auth.password.Passwords;
import employeehealth.auth.session.Grant;
import employeehealth.auth.signin.Clients;
import employeehealth.auth.signin.SignInAnswers;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.WhileEnrolling;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Proving again who one is. The refresh cookie stays as it is, and so does the session. */
@RestController
class StepUpController {

    private final ProveAgain proveAgain;
    private final Clients clients;

    StepUpController(ProveAgain proveAgain, Clients clients) {
        this.proveAgain = proveAgain;
        this.clients = clients;
    }

    @PostMapping("/api/v1/auth/step-up")
    @SignedIn
    @WhileEnrolling
    ResponseEntity<Grant.View> stepUp(
            Me me, @Valid @RequestBody FreshProof proof, HttpServletRequest request) {
        return switch (outcome(me, proof, request)) {
            case StepUpOutcome.SteppedUp(var token) ->
                    ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .body(Grant.View.of(token));
            case StepUpOutcome.SecondFactorRequired(var methods) ->
                    throw refused("auth/second-factor-required")
                            .with("methods", SignInAnswers.codes(methods));
            case StepUpOutcome.Wrong(var method) ->
                    throw refused(
                            method == Method.PASSWORD ? "auth/wrong-password" : "auth/wrong-code");
            case StepUpOutcome.TooMany(var left) -> throw SignInAnswers.tooMany(left);
        };
    }

    private StepUpOutcome outcome(Me me, FreshProof proof, HttpServletRequest request) {
        try {
            return proveAgain.prove(me, proof, clients.of(request));
        } catch (Passwords.Busy e) {
            throw e.problem();
        }
    }

    private static Problem refused(String type) {
        return new Problem(HttpStatus.UNAUTHORIZED, type);
    }
}
