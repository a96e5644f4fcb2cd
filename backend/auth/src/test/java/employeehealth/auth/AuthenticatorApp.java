package employeehealth.auth;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** On somebody's telephone: written from RFC 6238, apart from the service's own code. */
public record AuthenticatorApp(String secret) {

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public String code(Instant now) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
            var counter = ByteBuffer.allocate(8).putLong(now.getEpochSecond() / 30).array();
            var hash = mac.doFinal(counter);
            var at = hash[19] & 15;
            var number =
                    new BigInteger(1, Arrays.copyOfRange(hash, at, at + 4))
                            .clearBit(31)
                            .mod(BigInteger.valueOf(1_000_000));
            return "%06d".formatted(number);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes() {
        var number = BigInteger.ZERO;
        for (var letter : secret.toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(BASE_32.indexOf(letter)));
        }
        var bytes = new byte[20];
        var all = number.toByteArray();
        var length = Math.min(all.length, 20);
        System.arraycopy(all, all.length - length, bytes, 20 - length, length);
        return bytes;
    }
}
