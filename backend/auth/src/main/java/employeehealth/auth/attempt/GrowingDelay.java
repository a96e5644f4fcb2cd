package employeehealth.auth.attempt;

import java.time.Duration;
import java.time.Instant;

/**
 * The wait after failed sign-ins: none for the first few, then one second, doubling up to a limit.
 *
 * @param free failures without any wait after them, but the last
 */
record GrowingDelay(int free, Duration longest) {

    private static final int DOUBLINGS = 30; // 2^30 seconds are 34 years

    Duration after(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        var delay = Duration.ofSeconds(1L << Math.min(failures - free, DOUBLINGS));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    boolean beginsAfter(Tries tries) {
        return tries.failures() + 1 == free;
    }

    /** What is left of the wait; zero if the next try may begin. */
    Duration left(Tries tries, Instant now) {
        var delay = after(tries.failures());
        var left = Duration.between(now, tries.lastAt().plus(delay));
        // No delay is no wait, also where the clock of another process is ahead of this one's.
        return delay.isZero() || left.isNegative() ? Duration.ZERO : left;
    }
}
