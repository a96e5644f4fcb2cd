package employeehealth.shared.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Numbers that several gauges ask for at each scrape, remembered for a moment after they were told,
 * or were not: a database that needs long to fail is asked once in a scrape, not for each gauge.
 */
public final class Remembered<T> {

    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Supplier<T> question;
    private final T unknown;
    private final Clock clock;
    private T latest;
    private Instant askAgain = Instant.MIN;

    /**
     * @param unknown what to say while the question fails
     */
    public Remembered(Supplier<T> question, T unknown, Clock clock) {
        this.question = question;
        this.unknown = unknown;
        this.clock = clock;
        this.latest = unknown;
    }

    public synchronized T get() {
        if (clock.instant().isAfter(askAgain)) {
            try {
                latest = question.get();
            } catch (RuntimeException e) {
                latest = unknown;
            } finally {
                askAgain = clock.instant().plus(MOMENT);
            }
        }
        return latest;
    }
}
