package employeehealth.auth.attempt;

import java.time.Duration;

/**
 * A try that was let in and counted, or that has to wait.
 *
 * @param left zero if it was counted and may go on, else how long it has to wait
 * @param here tries on the account from this address, before this one
 * @param anywhere tries on the account from all addresses, before this one
 * @param knownPlace the account has signed in from this address before
 * @param last the last one without a wait: if it fails, the waiting begins
 */
public record Counted(
        Attempt attempt,
        Duration left,
        Tries here,
        Tries anywhere,
        boolean knownPlace,
        boolean last) {

    public boolean mustWait() {
        return !left.isZero();
    }
}
