package employeehealth.auth.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of an authenticator app: RFC 6238 as every app knows it, with SHA-1, six digits and steps
 * of thirty seconds. SHA-1 is sound here: HMAC does not rest on its resistance to collisions.
 */
final class TotpCode {

    static final int STEP_SECONDS = 30;
    static final int SECRET_BYTES = 20; // as long as the hash (RFC 4226, 4)

    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /** How far clocks may differ, in steps each way. */
    private static final int SKEW = 1;

    private TotpCode() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    static String at(byte[] secret, long step) {
        var hash = hash(secret, step);
        var offset = hash[hash.length - 1] & 0x0f; // RFC 4226, 5.3
        var number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        var text = Integer.toString(number % MODULUS);
        return "0".repeat(DIGITS - text.length()) + text;
    }

    /**
     * The step that this code belongs to, if it is around now and later than the last one taken.
     */
    static OptionalLong accepted(byte[] secret, String code, long last, Instant now) {
        var given = code.getBytes(StandardCharsets.UTF_8);
        var step = step(now);
        return LongStream.rangeClosed(step - SKEW, step + SKEW)
                .filter(candidate ->
                        MessageDigest.isEqual(
                                        at(secret, candidate).getBytes(StandardCharsets.UTF_8),
                                        given)
                                && candidate > last)
                .max();
    }

    private static byte[] hash(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
