package employeehealth.auth.passkey;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.UUID;

/**
 * What an authenticator has made, and what it last said of it.
 *
 * @param id as the authenticator chose it
 * @param attested its AAGUID, its id, its public key, as WebAuthn writes them one after the other
 * @param transports how a browser can reach it, as the browser said
 * @param backupEligible whether it can be synced to other devices of its owner
 * @param backedUp whether it is
 */
record Credential(
        byte[] id,
        byte[] attested,
        Set<String> transports,
        long signCount,
        boolean backupEligible,
        boolean backedUp) {

    /** The model of the authenticator; zero where the browser hides it. */
    UUID model() {
        var bytes = ByteBuffer.wrap(attested);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
