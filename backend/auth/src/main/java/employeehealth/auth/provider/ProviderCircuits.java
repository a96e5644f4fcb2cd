package employeehealth.auth.provider;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * A provider that does not answer costs nobody time: after three failures in a row it is not asked
 * for a while, and then by one caller at first. However slow it is, a few wait for it at a time.
 */
@Component
class ProviderCircuits {

    private static final int FAILURES = 3;
    private static final int AT_ONCE = 16;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** More are forgotten: the oldest company's provider is only asked once more. */
    private static final int MOST = 10_000;

    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();
    private final Clock clock;

    ProviderCircuits(Clock clock) {
        this.clock = clock;
    }

    Circuit of(String authority) {
        if (circuits.size() > MOST) {
            circuits.clear();
        }
        return circuits.computeIfAbsent(authority, any -> new Circuit());
    }

    @FunctionalInterface
    interface Call<T> {
        T make() throws IOException;
    }

    final class Circuit {

        private final Semaphore places = new Semaphore(AT_ONCE);
        private int failures;
        private Instant askAgain = Instant.MIN;

        /**
         * @throws IOException if it does not answer, or has not answered lately
         */
        <T> T call(Call<T> call) throws IOException {
            if (!mayAsk() || !places.tryAcquire()) {
                throw new IOException("it has not answered lately");
            }
            try {
                var answer = call.make();
                answered();
                return answer;
            } catch (IOException | RuntimeException failed) {
                failed();
                throw failed;
            } finally {
                places.release();
            }
        }

        /** Once the pause is over one caller tries; the others go on as if it were not. */
        private synchronized boolean mayAsk() {
            var now = clock.instant();
            if (failures < FAILURES) {
                return true;
            }
            if (now.isBefore(askAgain)) {
                return false;
            }
            askAgain = now.plus(PAUSE);
            return true;
        }

        private synchronized void answered() {
            failures = 0;
        }

        private synchronized void failed() {
            failures++;
            askAgain = clock.instant().plus(PAUSE);
        }
    }
}
