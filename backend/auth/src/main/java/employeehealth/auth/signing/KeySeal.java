package employeehealth.auth.signing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Seals private keys under a key of the platform, each bound to its own row. */
@AccessesPartialKey // the key is derived from the platform's secret, so that no second one is kept
final class KeySeal {

    private final Aead aead;

    KeySeal(PlatformSecrets secrets) {
        try {
            var key = secrets.mac("signing-keys", "AES-256-GCM, first");
            aead =
                    AesGcmJce.create(
                            AesGcmKey.builder()
                                    .setParameters(
                                            AesGcmParameters.builder()
                                                    .setKeySizeBytes(32)
                                                    .setIvSizeBytes(12)
                                                    .setTagSizeBytes(16)
                                                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                                                    .build())
                                    .setKeyBytes(
                                            SecretBytes.copyFrom(
                                                    key, InsecureSecretKeyAccess.get()))
                                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    byte[] seal(String kid, String privateJwk) {
        try {
            return aead.encrypt(privateJwk.getBytes(StandardCharsets.UTF_8), place(kid));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing a signing key failed", e);
        }
    }

    String open(String kid, byte[] sealed) {
        try {
            return new String(aead.decrypt(sealed, place(kid)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a signing key does not open: KEYS_DIR and database are not of one platform",
                    e);
        }
    }

    private static byte[] place(String kid) {
        return ("auth.signing_keys.sealed_private_jwk|" + kid).getBytes(StandardCharsets.UTF_8);
    }
}
