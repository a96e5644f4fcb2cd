package employeehealth.auth.signing;

import employeehealth.auth.AuthSettings;
import employeehealth.shared.seal.PlatformSecrets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where each key is. The setting says where the next one is made; those that are there stay where
 * they are until they have had their time, so that changing the setting signs nobody out.
 */
@Component
class KeyPlaces implements AutoCloseable {

    private final SealedKeys sealed;
    private final AuthSettings.Keys settings;
    private @Nullable TokenKeys token;

    KeyPlaces(PlatformSecrets secrets, AuthSettings settings) {
        this.sealed = new SealedKeys(secrets);
        this.settings = settings.keys();
    }

    PrivateKeys.Made make() {
        return switch (settings.provider()) {
            case SEALED -> sealed.make();
            case PKCS11 -> token().make();
        };
    }

    PrivateKeys of(StoredKey key) {
        return key.inToken() ? token() : sealed;
    }

    void destroyInToken(Set<String> kids) {
        token().destroy(kids);
    }

    private synchronized TokenKeys token() {
        if (token == null) {
            token = new TokenKeys(settings.pkcs11());
        }
        return token;
    }

    @Override
    public synchronized void close() {
        if (token != null) {
            token.close();
        }
    }
}
