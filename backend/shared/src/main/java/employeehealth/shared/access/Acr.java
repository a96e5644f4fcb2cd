package employeehealth.shared.access;

import employeehealth.shared.problem.Problem;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * How surely a caller is who they say, as the claim {@code acr} of their token. Each is worth more
 * than those before it.
 */
public enum Acr {
    /** Has yet to set up a factor that their role must have, and may do nothing else. */
    ENROLLING("0"),
    ONE_FACTOR("1"),
    TWO_FACTORS("2"),
    /** Has proven it again a moment ago, with the strongest that the account has. */
    STEPPED_UP("3");

    /** So long stepping up lasts, whatever is refreshed meanwhile. */
    public static final Duration STEP_UP_LASTS = Duration.ofMinutes(10);

    private final String code;

    Acr(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** RFC 9470: what is asked for, and how fresh. */
    static Problem stepUpRequired() {
        return new Problem(HttpStatus.UNAUTHORIZED, "platform/step-up-required")
                .authenticate(
                        """
                        Bearer error="insufficient_user_authentication", acr_values="%s", max_age="%d"\
                        """
                                .formatted(STEPPED_UP.code, STEP_UP_LASTS.toSeconds()));
    }

    /** What we do not know is worth nothing. */
    public static Acr ofCode(@Nullable String code) {
        return Arrays.stream(values())
                .filter(acr -> acr.code.equals(code))
                .findFirst()
                .orElse(ENROLLING);
    }
}
