package employeehealth.whole;

import java.time.Duration;

/** For how long nobody was told that a change of theirs is recorded. */
final class ChaosSilence {

    private long lastToldAt = System.nanoTime();
    private long longest;

    /** From now on the longest is measured anew. */
    synchronized void listen() {
        lastToldAt = System.nanoTime();
        longest = 0;
    }

    synchronized void heard() {
        longest = Math.max(longest, System.nanoTime() - lastToldAt);
        lastToldAt = System.nanoTime();
    }

    synchronized Duration longest() {
        return Duration.ofNanos(longest);
    }
}
