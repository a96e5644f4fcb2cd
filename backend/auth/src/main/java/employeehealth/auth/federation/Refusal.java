package employeehealth.auth.federation;

import employeehealth.shared.problem.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a way to a provider has led nowhere; kept until our page asks. */
enum Refusal {
    /** It does not answer. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** It, or the person there, said no. */
    DECLINED(HttpStatus.FORBIDDEN),
    /** What it said is not what it would say to us, now, about this. */
    NOT_GENUINE(HttpStatus.FORBIDDEN);

    private static final Duration SOON = Duration.ofSeconds(10);

    private final HttpStatus status;

    Refusal(HttpStatus status) {
        this.status = status;
    }

    /** As a row keeps it. */
    String problem() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Problem problem(String kept) {
        var refusal =
                Arrays.stream(values())
                        .filter(one -> one.problem().equals(kept))
                        .findFirst()
                        .orElse(NOT_GENUINE);
        var problem = new Problem(refusal.status, "auth/federation-" + refusal.problem());
        return refusal == UNAVAILABLE ? problem.retryAfter(SOON) : problem;
    }
}
