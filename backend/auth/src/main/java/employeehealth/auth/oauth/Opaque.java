package employeehealth.auth.oauth;

import employeehealth.shared.seal.PlatformSecrets;
import java.security.SecureRandom;
import java.util.Base64;

/** Texts that mean nothing by themselves: 256 random bits, of which we keep a keyed hash. */
public final class Opaque {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Opaque() {}

    public static String next() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
    }

    public static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * @param kind what it is for, so that one kind is never taken for another
     */
    public static byte[] hash(PlatformSecrets secrets, String kind, String text) {
        return secrets.mac("oauth-" + kind, text);
    }
}
