package employeehealth.shared.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import employeehealth.shared.settings.PlatformSettings;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key-encryption key as a file beside the persons' keys: for demonstrations and development.
 * Its versions are the keys of one Tink keyset.
 */
final class FileKeys implements KeyEncryption {

    static final String PREFIX = "file-";

    private static final String FILE = "key-encryption-key";

    private final KeyFile file;
    private volatile Loaded loaded;

    FileKeys(PlatformSettings settings) {
        Tink.ready();
        file = KeyFile.in(settings, FILE);
        loaded = Loaded.of(file.readOrMake(Tink::freshKey));
    }

    @Override
    public void makeIfMissing() {
        // Done by whoever may, when this was made.
    }

    @Override
    public String current() {
        return versionOf(latest().keys.getPrimary().getId());
    }

    private static String versionOf(int id) {
        return PREFIX + HexFormat.of().toHexDigits(id);
    }

    @Override
    public WrappedKey wrap(byte[] key, byte[] bound) {
        // Seldom, once per person: so that another process's rotation holds here at once.
        var now = latest();
        try {
            return new WrappedKey(
                    versionOf(now.keys.getPrimary().getId()), now.aead.encrypt(key, bound));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("wrapping a key failed", e);
        }
    }

    /**
     * By what the file holds now: another process may have made a version, or given one up. It is
     * asked once per person and {@code KEYS_CACHE}.
     */
    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] bound) throws GeneralSecurityException {
        return latest().aead.decrypt(wrapped.bytes(), bound);
    }

    @Override
    public void rotate() {
        try {
            replace(
                    KeysetHandle.newBuilder(latest().keys)
                            .addEntry(
                                    KeysetHandle.generateEntryFromParameters(
                                                    PredefinedAeadParameters.AES256_GCM)
                                            .withRandomId()
                                            .makePrimary())
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("making a new version failed", e);
        }
    }

    @Override
    public void retire() {
        try {
            var primary = latest().keys.getPrimary();
            replace(
                    KeysetHandle.newBuilder()
                            .addEntry(
                                    KeysetHandle.importKey(primary.getKey())
                                            .withFixedId(primary.getId())
                                            .makePrimary())
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("retiring versions failed", e);
        }
    }

    private void replace(KeysetHandle keys) throws GeneralSecurityException {
        file.replace(
                TinkProtoKeysetFormat.serializeKeyset(
                        keys, InsecureSecretKeyAccess.get(), RegistryConfiguration.get()));
        latest();
    }

    private Loaded latest() {
        var content = file.read().orElseThrow(() -> new KeysUnavailable("no key-encryption key"));
        var last = loaded;
        if (!Arrays.equals(content, last.content)) {
            last = Loaded.of(content);
            loaded = last;
        }
        return last;
    }

    private record Loaded(byte[] content, KeysetHandle keys, Aead aead) {

        static Loaded of(byte[] content) {
            try {
                var keys =
                        TinkProtoKeysetFormat.parseKeyset(
                                content,
                                InsecureSecretKeyAccess.get(),
                                RegistryConfiguration.get());
                return new Loaded(
                        content, keys, keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the key-encryption key is unusable", e);
            }
        }

        @Override
        public String toString() {
            return "Loaded[hidden]";
        }
    }
}
