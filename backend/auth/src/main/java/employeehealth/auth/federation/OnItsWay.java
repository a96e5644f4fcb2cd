package employeehealth.auth.federation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that has begun here.
 *
 * @param browser keyed hash of the cookie it began with
 * @param language of our pages
 * @param arrivedAt when the provider sent the browser back; none if it has not yet
 * @param refused name of the problem that is its end; none while something can come of it
 * @param said what the provider said, sealed; none before
 */
record OnItsWay(
        UUID id,
        UUID provider,
        byte[] browser,
        String language,
        Instant expiresAt,
        @Nullable Instant arrivedAt,
        @Nullable String refused,
        byte @Nullable [] said,
        @Nullable Instant finishedAt) {

    @Override
    public String toString() {
        return "OnItsWay[" + id + "]";
    }
}
