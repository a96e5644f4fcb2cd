package employeehealth.profile.rights;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * By which somebody who cannot sign in any more gets the certificate of their erasure: they keep a
 * receipt, we only a keyed hash of it. It says where the certificate is, and proves that it may be
 * seen.
 */
@Component
class Receipts {

    private static final int IDS = 4 * 16;
    private static final int PROOF = 24;
    private static final int SIZE = IDS + PROOF;

    private final PlatformSecrets secrets;
    private final SecureRandom random = new SecureRandom();

    Receipts(PlatformSecrets secrets) {
        this.secrets = secrets;
    }

    /** Where a certificate is. */
    record Found(Owner owner, UUID id) {}

    /**
     * @param key of a request that may be sent twice, which gets the same receipt twice; without
     *     one each is another
     */
    String make(Owner owner, UUID id, @Nullable String key) {
        var bytes = ByteBuffer.allocate(SIZE);
        put(bytes, owner.company().value());
        put(bytes, owner.healthService().value());
        put(bytes, owner.person().value());
        put(bytes, id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes.put(proof(id, key)).array());
    }

    private byte[] proof(UUID id, @Nullable String key) {
        if (key != null) {
            return Arrays.copyOf(secrets.mac("erasure-receipt-of", id + "|" + key), PROOF);
        }
        var proof = new byte[PROOF];
        random.nextBytes(proof);
        return proof;
    }

    byte[] hash(String receipt) {
        return secrets.mac("erasure-receipt", receipt);
    }

    boolean matches(String receipt, byte[] hash) {
        return MessageDigest.isEqual(hash(receipt), hash);
    }

    /**
     * @throws Problem 404 if it is none
     */
    Found read(String receipt) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(receipt);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
        if (bytes.length != SIZE) {
            throw Problem.notFound();
        }
        var from = ByteBuffer.wrap(bytes);
        var owner =
                new Owner(
                        new CompanyId(uuid(from)),
                        new HealthServiceId(uuid(from)),
                        new PersonId(uuid(from)));
        return new Found(owner, uuid(from));
    }

    private static void put(ByteBuffer to, UUID id) {
        to.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer from) {
        var high = from.getLong();
        return new UUID(high, from.getLong());
    }
}
