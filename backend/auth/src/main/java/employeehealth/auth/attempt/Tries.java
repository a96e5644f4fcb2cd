package employeehealth.auth.attempt;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Failed sign-ins in a row.
 *
 * @param lastAt when the last of them began
 * @param knownUntil until when the address counts as the account's own, if it does
 */
public record Tries(int failures, Instant lastAt, @Nullable Instant knownUntil) {

    static final Tries NONE = new Tries(0, Instant.EPOCH, null);

    Tries forgottenAfter(Duration quiet, Instant now) {
        return lastAt.plus(quiet).isBefore(now) ? new Tries(0, lastAt, knownUntil) : this;
    }

    Tries oneMore(Instant now) {
        return new Tries(failures + 1, now, knownUntil);
    }

    /**
     * As if the last try had not been; tries that were counted meanwhile stay.
     *
     * @param before what was known when that try was counted
     */
    Tries without(Tries before, Duration quiet) {
        var counted = before.forgottenAfter(quiet, lastAt).failures() + 1;
        return failures == counted
                ? new Tries(before.failures(), before.lastAt(), knownUntil)
                : new Tries(Math.max(0, failures - 1), lastAt, knownUntil);
    }

    /** From then on it makes no difference whether this is remembered. */
    Instant meaningUntil(Duration quiet) {
        var quietAt = lastAt.plus(quiet);
        return knownUntil != null && knownUntil.isAfter(quietAt) ? knownUntil : quietAt;
    }

    boolean known(Instant now) {
        return knownUntil != null && now.isBefore(knownUntil);
    }
}
