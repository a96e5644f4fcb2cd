package employeehealth.shared.flags;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the provider, as this process sees it.
 *
 * @param fault why what it says now is not taken over
 * @param since when it came into this state
 */
public record FlagState(Provider provider, State state, @Nullable String fault, Instant since) {

    /** Where values come from. */
    public enum Provider {
        none,
        file,
        remote
    }

    public enum State {
        /** What it says holds. */
        ready,
        /** It cannot be asked, or says what cannot be understood; what it said last holds. */
        stale,
        /** It never said anything; safe defaults hold. */
        failing
    }

    FlagState now(State next, @Nullable String why, Instant at) {
        return new FlagState(provider, next, why, next == state ? since : at);
    }
}
