package employeehealth.auth.provider;

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
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Seals what we prove ourselves with to identity providers, and what these say of people on their
 * way in, under a key of the platform, each bound to its row.
 */
@Component
@AccessesPartialKey // the key is derived from the platform's secret, so that no second one is kept
public final class CredentialSeal {

    private final Aead aead;

    CredentialSeal(PlatformSecrets secrets) {
        try {
            var key = secrets.mac("federation", "AES-256-GCM, first");
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

    /**
     * @param place table and column
     * @param row its id
     */
    public byte[] seal(String place, UUID row, String text) {
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), at(place, row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    public String open(String place, UUID row, byte[] sealed) {
        try {
            return new String(aead.decrypt(sealed, at(place, row)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "it does not open: KEYS_DIR and database are not of one platform", e);
        }
    }

    private static byte[] at(String place, UUID row) {
        return (place + "|" + row).getBytes(StandardCharsets.UTF_8);
    }
}
