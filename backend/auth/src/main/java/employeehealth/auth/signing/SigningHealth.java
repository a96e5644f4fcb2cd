package employeehealth.auth.signing;

import employeehealth.shared.problem.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says whether tokens can be signed. While they cannot, nobody signs in or refreshes; whoever has
 * an access token goes on until it ends.
 */
@Component("signing")
final class SigningHealth implements HealthIndicator {

    /** However often somebody asks us, a token is asked this often. */
    private static final long ASK_AGAIN = Duration.ofSeconds(5).toNanos();

    private final SigningKeys keys;
    private volatile Answer last = new Answer(true, System.nanoTime() - ASK_AGAIN);

    private record Answer(boolean up, long at) {}

    SigningHealth(SigningKeys keys, MeterRegistry meters) {
        this.keys = keys;
        Gauge.builder("employeehealth.signing.up", this, health -> health.isUp() ? 1 : 0)
                .description("1 while access tokens can be signed")
                .register(meters);
    }

    @Override
    public Health health() {
        return (isUp() ? Health.up() : Health.down()).build();
    }

    private boolean isUp() {
        var answer = last;
        if (System.nanoTime() - answer.at >= ASK_AGAIN) {
            answer = new Answer(asked(), System.nanoTime());
            last = answer;
        }
        return answer.up;
    }

    private boolean asked() {
        try {
            keys.require();
            return true;
        } catch (Problem away) {
            return false;
        }
    }
}
