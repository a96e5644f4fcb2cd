package employeehealth.auth.passkey;

import java.util.Base64;
import java.util.Optional;

/** Bytes as WebAuthn's JSON writes them: base64url without padding. */
final class Base64Url {

    /** For {@code @Pattern}; how long it may be is each field's own. */
    static final String FORM = "[A-Za-z0-9_-]*";

    private Base64Url() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** None for a length that no bytes have. */
    static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
