package employeehealth.shared.seal;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.SoftHsm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With a real token: SoftHSM. */
class Pkcs11KeysTest extends KeyEncryptionContract {

    private final String label = "test-" + UUID.randomUUID();
    private @Nullable KeyEncryption keys;

    @Override
    KeyEncryption keys() {
        if (keys == null) {
            keys = another();
            keys.makeIfMissing();
        }
        return keys;
    }

    @Override
    KeyEncryption another() {
        return new Pkcs11Keys(settings());
    }

    private KeySettings.Pkcs11 settings() {
        var token = SoftHsm.token();
        return new KeySettings.Pkcs11(token.library(), token.slot(), label, token.pinFile());
    }

    @Override
    void without(Runnable work) {
        // The library lives in our own process and cannot be killed; but nobody can log in.
        var away = folder.resolve("pin");
        try {
            Files.move(SoftHsm.token().pinFile(), away);
            try {
                work.run();
            } finally {
                Files.move(away, SoftHsm.token().pinFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theVersionsAreNumbered() {
        assertThat(keys().current()).isEqualTo("pkcs11-v1");
        keys().rotate();
        assertThat(keys().wrap(KEY, BOUND).version()).isEqualTo("pkcs11-v2");
    }
}
