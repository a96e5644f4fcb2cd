package employeehealth.auth.factor;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals the secrets of authenticator apps under a key of the platform, each bound to its person. Not
 * under the person's own key: erasing their health data destroys that one, and a key service that is
 * away keeps it shut, and in neither case must anybody be locked out.
 */
@AccessesPartialKey // the key is derived from the platform's secret, so that no second one is kept
final class TotpSeal {

    private final Aead aead;

    TotpSeal(PlatformSecrets secrets) {
        try {
            var key = secrets.mac("totp-secrets", "AES-256-GCM, first");
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

    byte[] seal(PersonId person, byte[] secret) {
        try {
            return aead.encrypt(secret, place(person));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing a secret failed", e);
        }
    }

    byte[] open(PersonId person, byte[] sealed) {
        try {
            return aead.decrypt(sealed, place(person));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret does not open: KEYS_DIR and database are not of one platform",
                    e);
        }
    }

    private static byte[] place(PersonId person) {
        return ("auth.totp.sealed_secret|" + person).getBytes(StandardCharsets.UTF_8);
    }
}
