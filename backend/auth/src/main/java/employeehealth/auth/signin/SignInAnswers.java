package employeehealth.auth.signin;

import employeehealth.auth.assurance.Method;
import employeehealth.auth.session.Grant;
import employeehealth.auth.session.RefreshCookie;
import employeehealth.shared.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How an outcome is answered, and counted, whatever the way to sign in. */
@Component
public class SignInAnswers {

    private final RefreshCookie cookie;
    private final MeterRegistry meters;

    SignInAnswers(RefreshCookie cookie, MeterRegistry meters) {
        this.cookie = cookie;
        this.meters = meters;
        // From the start, so that the first of each is seen as an increase.
        SignInOutcome.NAMES.forEach(this::counter);
    }

    private Counter counter(String outcome) {
        return meters.counter("employeehealth.auth.signins", "outcome", outcome);
    }

    public ResponseEntity<Grant.View> answer(SignInOutcome outcome) {
        counter(outcome.name()).increment();
        return switch (outcome) {
            case SignInOutcome.SignedIn(var grant) ->
                    ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .header(HttpHeaders.SET_COOKIE, cookie.set(grant))
                            .body(grant.view());
            case SignInOutcome.SecondFactorRequired(var challenge, var methods) ->
                    throw refused("auth/second-factor-required")
                            .with("challenge", challenge.text())
                            .with("methods", codes(methods));
            case SignInOutcome.WrongCredentials() -> throw refused("auth/wrong-credentials");
            case SignInOutcome.ElsewhereOnly() -> throw refused("auth/sign-in-elsewhere");
            case SignInOutcome.WrongPasskey() -> throw refused("auth/passkey-refused");
            case SignInOutcome.WrongCode() -> throw refused("auth/wrong-code");
            case SignInOutcome.ChallengeEnded() -> throw refused("auth/challenge-ended");
            case SignInOutcome.TooMany(var left) -> throw tooMany(left);
        };
    }

    private static Problem refused(String type) {
        return new Problem(HttpStatus.UNAUTHORIZED, type);
    }

    public static List<String> codes(Set<Method> methods) {
        return methods.stream().map(Method::code).sorted().toList();
    }

    /** Rounded up: whoever obeys the header must not come a moment too early. */
    public static Problem tooMany(Duration left) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, "auth/too-many-attempts")
                .retryAfter(Duration.ofSeconds(left.plusNanos(999_999_999).toSeconds()));
    }
}
