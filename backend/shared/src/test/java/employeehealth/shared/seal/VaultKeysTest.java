package employeehealth.shared.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a stand-in that was written from Vault's documentation; see {@link VaultStub}. */
class VaultKeysTest extends KeyEncryptionContract {

    private @Nullable VaultStub stub;
    private @Nullable KeyEncryption keys;

    private VaultStub vault() {
        if (stub == null) {
            stub = new VaultStub(folder);
        }
        return stub;
    }

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
        return new VaultKeys(vault().settings("people"));
    }

    @Override
    void without(Runnable work) {
        vault().stop();
        work.run();
        vault().startAgain();
    }

    @Test
    void theVersionIsTheOneThatVaultNames() {
        assertThat(keys().current()).isEqualTo("vault-v1");
        keys().rotate();
        assertThat(keys().wrap(KEY, BOUND).version()).isEqualTo("vault-v2");
    }

    @Test
    void aSealedVaultAndAnEndedTokenAreOutagesThatEnd() throws Exception {
        var wrapped = keys().wrap(KEY, BOUND);
        vault().seal(true);
        assertThatThrownBy(() -> keys().unwrap(wrapped, BOUND)).isInstanceOf(KeysUnavailable.class);
        vault().seal(false);
        Files.writeString(vault().tokenFile(), "hvs.ended");
        assertThatThrownBy(() -> keys().unwrap(wrapped, BOUND)).isInstanceOf(KeysUnavailable.class);
        Files.writeString(vault().tokenFile(), "hvs.only-for-tests");
        assertThat(keys().unwrap(wrapped, BOUND)).isEqualTo(KEY);
    }

    @AfterEach
    void end() {
        if (stub != null) {
            stub.close();
        }
    }
}
