package employeehealth.auth.signing;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as all instances see it.
 *
 * @param sealedPrivateJwk none once it signs no more
 * @param wantedAt somebody asked for it to sign before its time
 */
record StoredKey(
        String kid,
        KeyPhase phase,
        String publicJwk,
        byte @Nullable [] sealedPrivateJwk,
        Instant createdAt,
        @Nullable Instant wantedAt,
        @Nullable Instant activeFrom,
        @Nullable Instant retiredAt) {

    JWK publicKey() {
        try {
            return JWK.parse(publicJwk);
        } catch (ParseException e) {
            throw new IllegalStateException("a published key is not readable", e);
        }
    }

    @Override
    public String toString() {
        return "StoredKey[" + kid + ", " + phase.code() + "]";
    }
}
