package employeehealth.shared.seal;

import employeehealth.shared.settings.PlatformSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret that the processes of a platform share, and what is derived from it: each purpose
 * has a key of its own, so that a value made for one proves nothing for another.
 */
public final class PlatformSecrets {

    private static final String FILE = "platform.secret";

    private final byte[] secret;
    // One for each purpose, of which the code has a dozen: setting one up costs more than using it.
    private final Map<String, Mac> ready = new ConcurrentHashMap<>();

    private PlatformSecrets(byte[] secret) {
        this.secret = secret;
    }

    public static PlatformSecrets of(PlatformSettings settings) {
        var bytes =
                KeyFile.in(settings, FILE)
                        .readOrMake(() -> {
                            var fresh = new byte[32];
                            new SecureRandom().nextBytes(fresh);
                            return fresh;
                        });
        return new PlatformSecrets(bytes);
    }

    /** HMAC-SHA256 of the text under the key of that purpose: 32 bytes. */
    public byte[] mac(String purpose, String text) {
        try {
            var mac = (Mac) ready.computeIfAbsent(purpose, this::under).clone();
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own HmacSHA256 can be copied", e);
        }
    }

    private Mac under(String purpose) {
        return keyed(keyed(secret).doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    }

    /** A password that every process of the platform derives alike, 43 characters of base64url. */
    public String password(String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac("password", purpose));
    }

    private static Mac keyed(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "PlatformSecrets[hidden]";
    }
}
