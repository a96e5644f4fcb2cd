package employeehealth.shared.jobs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The wait before another attempt: doubles with each failure up to a limit, and lies anywhere in
 * the second half of that, so that what failed together does not come back together.
 */
public record Backoff(Duration first, Duration longest) {

    private static final int DOUBLINGS = 20;

    /**
     * @param failures so far, at least one
     */
    public Duration after(int failures) {
        var doubled = first.toMillis() << Math.clamp(failures - 1L, 0, DOUBLINGS);
        var whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}
