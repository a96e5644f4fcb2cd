package employeehealth.shared.news;

import employeehealth.shared.jobs.Backoff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event that was not handled.
 *
 * @param why class of the exception, never its message; none if it only waits for an earlier one
 */
record Failed(Envelope envelope, @Nullable String why) {

    /** With the delays below, about an hour. */
    static final int ATTEMPTS = 12;

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(20));

    static Failed of(Envelope envelope, RuntimeException e) {
        return new Failed(envelope, e.getClass().getSimpleName());
    }

    static Failed behind(Envelope envelope) {
        return new Failed(envelope, null);
    }

    Duration delay() {
        return BACKOFF.after(envelope.attempts() + 1);
    }

    boolean isLast() {
        return why != null && envelope.attempts() + 1 >= ATTEMPTS;
    }
}
