package employeehealth.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106), written as the PHC string format: {@code
 * $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 *
 * <p>Each thread that hashes keeps its memory, some 20 MB, for the next hash: made anew each time,
 * it would go through the heap of a small platform so fast that everybody waited for the collector.
 */
final class Argon2 {

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;

    private static final Base64.Encoder TO_TEXT = Base64.getEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<BlockPool> memory;

    /**
     * @param usual what a hash mostly costs: so much memory is kept
     */
    Argon2(Cost usual) {
        memory = ThreadLocal.withInitial(() -> new FixedBlockPool(usual.memoryKib()));
    }

    String hash(String password, Cost cost) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return text(cost, salt, bytes(password, cost, salt, HASH_BYTES));
    }

    /** False for what is no hash of this kind, too. */
    boolean matches(String password, String hash) {
        var cost = Cost.of(hash);
        var parts = hash.split("\\$");
        if (cost.isEmpty() || parts.length != 6) {
            return false;
        }
        byte[] salt;
        byte[] known;
        try {
            salt = Base64.getDecoder().decode(parts[4]);
            known = Base64.getDecoder().decode(parts[5]);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        return MessageDigest.isEqual(known, bytes(password, cost.get(), salt, known.length));
    }

    static String text(Cost cost, byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.iterations(),
                        cost.parallelism(),
                        TO_TEXT.encodeToString(salt),
                        TO_TEXT.encodeToString(hash));
    }

    private byte[] bytes(String password, Cost cost, byte[] salt, int length) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKib())
                        .withIterations(cost.iterations())
                        .withParallelism(cost.parallelism())
                        .withSalt(salt)
                        .withBlockPool(memory.get())
                        .build());
        var hash = new byte[length];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
