package employeehealth.shared.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.security.GeneralSecurityException;

/** The few things that we ask of Google Tink: keys as bytes, and what they do. */
final class Tink {

    private static final AesGcmHkdfStreamingParameters STREAM;

    static {
        try {
            AeadConfig.register();
            StreamingAeadConfig.register();
            // Segments small enough that each stream costs little memory, and large enough that
            // their tags cost nothing.
            STREAM =
                    AesGcmHkdfStreamingParameters.builder()
                            .setKeySizeBytes(32)
                            .setDerivedAesGcmKeySizeBytes(32)
                            .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                            .setCiphertextSegmentSizeBytes(64 * 1024)
                            .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink has AES-GCM", e);
        }
    }

    private Tink() {}

    /** Before the first use of Tink anywhere. */
    static void ready() {
        // The class has been initialised by this call.
    }

    /** A new AES-256-GCM key, not wrapped: for a person, or for wrapping. */
    static byte[] freshKey() {
        return fresh(PredefinedAeadParameters.AES256_GCM);
    }

    /** A new key for one document. */
    static byte[] freshStreamKey() {
        return fresh(STREAM);
    }

    private static byte[] fresh(Parameters parameters) {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(parameters, RegistryConfiguration.get()),
                    InsecureSecretKeyAccess.get(),
                    RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("making a key failed", e);
        }
    }

    static Aead aead(byte[] key) throws GeneralSecurityException {
        var keys = keys(key);
        var fast = AesGcm.of(keys);
        return fast.isPresent()
                ? fast.get()
                : keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static StreamingAead stream(byte[] key) throws GeneralSecurityException {
        return keys(key).getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    private static KeysetHandle keys(byte[] key) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(
                key, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
    }
}
