package employeehealth.auth.session;

import employeehealth.auth.AuthSettings;
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
 * @param openedAt when they signed in
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
        Instant openedAt,
        int generation,
        Instant rotatedAt,
        Instant expiresAt,
        boolean ended,
        Duration idle,
        Strength strength) {

    Session rotated(Instant now) {
        return new Session(
                id,
                company,
                person,
                nonce,
                openedAt,
                generation + 1,
                now,
                expiresAt,
                ended,
                idle,
                strength);
    }

    Session with(Strength stronger) {
        return new Session(
                id,
                company,
                person,
                nonce,
                openedAt,
                generation,
                rotatedAt,
                expiresAt,
                ended,
                idle,
                stronger);
    }

    /** The same, if it lasts no longer than that. */
    Session within(AuthSettings.Limits limits) {
        var end = openedAt.plus(limits.absolute());
        return new Session(
                id,
                company,
                person,
                nonce,
                openedAt,
                generation,
                rotatedAt,
                end.isBefore(expiresAt) ? end : expiresAt,
                ended,
                idle.compareTo(limits.idle()) < 0 ? idle : limits.idle(),
                strength);
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
