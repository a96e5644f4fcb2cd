package employeehealth.shared.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals what is the platform's own, or has to open whatever becomes of a person's key, with
 * AES-256-GCM under a key that is derived from the platform's secret. Health data is not: see
 * {@link Seal}.
 */
@AccessesPartialKey // the key is derived from the platform's secret, so that no second one is kept
public final class PlatformSeal {

    private final Aead aead;
    private final String column;

    /**
     * @param purpose of the key: each has one of its own
     * @param column where what is sealed is kept, {@code schema.table.column}
     */
    public PlatformSeal(PlatformSecrets secrets, String purpose, String column) {
        this.aead = aead(secrets.mac(purpose, "AES-256-GCM, first"));
        this.column = column;
    }

    private static Aead aead(byte[] key) {
        try {
            return AesGcmJce.create(
                    AesGcmKey.builder()
                            .setParameters(
                                    AesGcmParameters.builder()
                                            .setKeySizeBytes(32)
                                            .setIvSizeBytes(12)
                                            .setTagSizeBytes(16)
                                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                                            .build())
                            .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /**
     * @param row to which it is bound: moved to another, it does not open
     */
    public byte[] seal(Object row, byte[] secret) {
        try {
            return aead.encrypt(secret, place(row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing for " + column + " failed", e);
        }
    }

    /**
     * @throws IllegalStateException if it was sealed for another row, or by another platform
     */
    public byte[] open(Object row, byte[] sealed) {
        try {
            return aead.decrypt(sealed, place(row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    column + " does not open: KEYS_DIR and database are not of one platform", e);
        }
    }

    private byte[] place(Object row) {
        return (column + "|" + row).getBytes(StandardCharsets.UTF_8);
    }
}
