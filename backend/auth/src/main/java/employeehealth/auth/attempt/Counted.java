package employeehealth.auth.attempt;

import java.time.Duration;

/**
 * A try that was let in and counted, or that has to wait.
 *
 * @param left zero if it was counted and may go on, else how long it has to wait
 * @param here tries on the account from this address, before this one
 * @param anywhere tries on the account from all addresses, before this one
 */
public record Counted(Attempt attempt, Duration left, Tries here, Tries anywhere) {

    public boolean mustWait() {
        return !left.isZero();
    }
}
