package employeehealth.auth.attempt;

import employeehealth.auth.AuthSettings;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows guessing down without locking the owner out: the long wait is for the account as seen from
 * one address; guesses from many addresses share a shorter one, which does not concern an address
 * that the account has signed in from before.
 */
record AttemptRules(
        GrowingDelay fromHere, GrowingDelay fromAnywhere, Duration forget, Duration known) {

    /**
     * For second factors. Whoever guesses at one knows the password already, so guesses from
     * everywhere wait as long as those from one place: a hundred a day, of a million codes.
     */
    static AttemptRules ofSecondFactor(AuthSettings.Attempts settings) {
        return new AttemptRules(
                new GrowingDelay(settings.free(), settings.longest()),
                new GrowingDelay(settings.freeEverywhere(), settings.longest()),
                settings.forget(),
                settings.known());
    }

    static AttemptRules of(AuthSettings.Attempts settings) {
        return new AttemptRules(
                new GrowingDelay(settings.free(), settings.longest()),
                new GrowingDelay(settings.freeEverywhere(), settings.longestEverywhere()),
                settings.forget(),
                settings.known());
    }

    /**
     * @param here tries on the account from this address
     * @param anywhere tries on the account from all addresses
     */
    Duration left(Tries here, Tries anywhere, Instant now) {
        var wait = fromHere.left(here.forgottenAfter(forget, now), now);
        if (here.known(now)) {
            return wait;
        }
        var shared = fromAnywhere.left(anywhere.forgottenAfter(forget, now), now);
        return wait.compareTo(shared) > 0 ? wait : shared;
    }

    /**
     * Whether this is the last try without a wait, should it fail. True once, not for each more.
     */
    boolean isLast(Tries here, Tries anywhere, Instant now) {
        return fromHere.beginsAfter(here.forgottenAfter(forget, now))
                || fromAnywhere.beginsAfter(anywhere.forgottenAfter(forget, now));
    }
}
