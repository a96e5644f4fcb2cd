package employeehealth.auth.signin;

import employeehealth.auth.password.Passwords;
import employeehealth.auth.session.Grant;
import employeehealth.auth.session.RefreshCookie;
import employeehealth.shared.access.Public;
import employeehealth.shared.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sign-in page's one request. */
@RestController
@RequestMapping("/api/v1/auth")
class SignInController {

    private static final Duration QUEUE_IS_SHORTER_IN = Duration.ofSeconds(2);

    private final SignIn signIn;
    private final Clients clients;
    private final RefreshCookie cookie;
    private final MeterRegistry meters;

    SignInController(SignIn signIn, Clients clients, RefreshCookie cookie, MeterRegistry meters) {
        this.meters = meters;
        this.signIn = signIn;
        this.clients = clients;
        this.cookie = cookie;
        // From the start, so that the first of each is seen as an increase.
        SignInOutcome.NAMES.forEach(this::counter);
    }

    private Counter counter(String outcome) {
        return meters.counter("employeehealth.auth.signins", "outcome", outcome);
    }

    @PostMapping("/login")
    @Public
    ResponseEntity<Grant.View> signIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        var outcome = outcome(credentials, clients.of(request));
        counter(outcome.name()).increment();
        return switch (outcome) {
            case SignInOutcome.SignedIn(var grant) ->
                    ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .header(HttpHeaders.SET_COOKIE, cookie.set(grant))
                            .body(grant.view());
            case SignInOutcome.WrongCredentials() ->
                    throw new Problem(HttpStatus.UNAUTHORIZED, "auth/wrong-credentials");
            case SignInOutcome.TooMany(var left) ->
                    throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "auth/too-many-attempts")
                            .retryAfter(wholeSeconds(left));
        };
    }

    private SignInOutcome outcome(Credentials credentials, Client client) {
        try {
            return signIn.signIn(credentials, client);
        } catch (Passwords.Busy e) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "auth/busy")
                    .retryAfter(QUEUE_IS_SHORTER_IN);
        }
    }

    /** Rounded up: whoever obeys the header must not come a moment too early. */
    private static Duration wholeSeconds(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }
}
