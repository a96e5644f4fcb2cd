package employeehealth.auth.session;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import java.time.Instant;

/**
 * One signed-in device of one person.
 *
 * @param nonce 16 random bytes that go into each of its refresh tokens
 * @param generation of the newest refresh token
 * @param rotatedAt when that one was made
 * @param expiresAt when it ends, however busy
 * @param ended signed out, or revoked
 */
public record Session(
        SessionId id,
        CompanyId company,
        PersonId person,
        byte[] nonce,
        int generation,
        Instant rotatedAt,
        Instant expiresAt,
        boolean ended) {

    Session rotated(Instant now) {
        return new Session(id, company, person, nonce, generation + 1, now, expiresAt, ended);
    }

    @Override
    public String toString() {
        return "Session[" + id + "]";
    }
}
