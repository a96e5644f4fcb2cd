package employeehealth.shared.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import employeehealth.contracts.PersonId;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * One data key per person, each in a file of its own, wrapped by the key-encryption key. The files
 * live outside the database and its backups: destroying one makes every copy of that person's data
 * unreadable.
 */
final class PersonKeys {

    private static final String KEY_ENCRYPTION_KEY = "key-encryption-key";

    private final Path people;
    private final Aead keyEncryptionKey;

    PersonKeys(PlatformSettings settings) {
        try {
            AeadConfig.register();
            people = settings.keys().resolve("people");
            var stored = KeyFile.in(settings, KEY_ENCRYPTION_KEY).readOrMake(PersonKeys::fresh);
            keyEncryptionKey =
                    TinkProtoKeysetFormat.parseKeyset(
                                    stored,
                                    InsecureSecretKeyAccess.get(),
                                    RegistryConfiguration.get())
                            .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key-encryption key is unusable", e);
        }
    }

    Aead getOrMake(PersonId person) {
        return unwrap(person, file(person).readOrMake(() -> wrap(person, fresh())));
    }

    Aead get(PersonId person) {
        return unwrap(
                person,
                file(person)
                        .read()
                        .orElseThrow(() -> new IllegalStateException("this person has no key")));
    }

    private KeyFile file(PersonId person) {
        var name = person.toString();
        // Spread over folders by the random end of the id: thousands of files in one folder are
        // slow.
        return KeyFile.at(people.resolve(name.substring(name.length() - 2)).resolve(name));
    }

    private byte[] wrap(PersonId person, byte[] key) {
        try {
            return keyEncryptionKey.encrypt(key, bound(person));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("wrapping a key failed", e);
        }
    }

    private Aead unwrap(PersonId person, byte[] wrapped) {
        try {
            var key = keyEncryptionKey.decrypt(wrapped, bound(person));
            return TinkProtoKeysetFormat.parseKeyset(
                            key, InsecureSecretKeyAccess.get(), RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this person's key does not open", e);
        }
    }

    private static byte[] bound(PersonId person) {
        return ("person|" + person).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fresh() {
        try {
            var handle =
                    KeysetHandle.generateNew(
                            PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            return TinkProtoKeysetFormat.serializeKeyset(
                    handle, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("making a key failed", e);
        }
    }
}
