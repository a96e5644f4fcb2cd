package employeehealth.auth.session;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import java.time.Duration;
import java.time.Instant;

/**
 * One signed-in device of one person.
 *
 * @param nonce 16 random bytes that go into each of its refresh tokens
 * @param generation of the newest refresh token
 * @param rotatedAt when that one was made
 * @param expiresAt when it ends, however busy
 * @param ended signed out, or revoked
 * @param idle unused for so long, it is over
 * @param strength how surely it is that person
 */
public record Session(
        SessionId id,
        CompanyId company,
        PersonId person,
        byte[] nonce,
        int generation,
        Instant rotatedAt,
        Instant expiresAt,
        boolean ended,
        Duration idle,
        Strength strength) {

    Session rotated(Instant now) {
        return new Session(
                id, company, person, nonce, generation + 1, now, expiresAt, ended, idle, strength);
    }

    Session with(Strength stronger) {
        return new Session(
                id,
                company,
                person,
                nonce,
                generation,
                rotatedAt,
                expiresAt,
                ended,
                idle,
                stronger);
    }

    /** Whether it may still be used, as far as itself knows. */
    boolean isOver(Instant now) {
        return ended || !now.isBefore(expiresAt) || !now.isBefore(rotatedAt.plus(idle));
    }

    @Override
    public String toString() {
        return "Session[" + id + "]";
    }
}
