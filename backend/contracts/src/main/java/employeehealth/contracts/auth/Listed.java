package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone of a company, as its administrators see them.
 *
 * @param email address that they sign in with
 * @param lastSignInAt as far as is remembered; none if they never did
 * @param leftAt since when they do not belong to it any more; none while they do
 */
public record Listed(
        PersonId id,
        String displayName,
        String email,
        @Nullable Instant lastSignInAt,
        @Nullable Instant leftAt) {

    /** Of somebody who belongs to it. */
    public Listed(PersonId id, String displayName, String email, @Nullable Instant lastSignInAt) {
        this(id, displayName, email, lastSignInAt, null);
    }

    @Override
    public String toString() {
        return "Listed[" + id + "]";
    }
}
