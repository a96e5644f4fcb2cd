package employeehealth.shared.seal;

import employeehealth.shared.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The key service cannot be asked right now. Nothing was sealed, opened or stored. */
final class KeysUnavailable extends RuntimeException {

    KeysUnavailable(String why) {
        super(why, null, false, false);
    }

    /** What the caller of the platform is told. */
    static Problem problem() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "platform/keys-unavailable")
                .retryAfter(Duration.ofSeconds(10));
    }
}
