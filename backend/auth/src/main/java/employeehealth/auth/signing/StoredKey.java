package employeehealth.auth.signing;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as all instances see it.
 *
 * @param inToken its private part is in a hardware module
 * @param sealedPrivateJwk none once it signs no more, nor of one in a hardware module
 * @param wantedAt somebody asked for it to sign before its time
 */
record StoredKey(
        String kid,
        KeyPhase phase,
        String publicJwk,
        boolean inToken,
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
