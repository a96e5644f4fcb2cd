package employeehealth.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.neighbour.Certificates;
import employeehealth.shared.remote.TrustedAuthorities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a stand-in that was written from Vault's documentation; see {@link VaultKvStub}. */
class VaultSettingsTest {

    @TempDir Path folder;

    private static Map<String, String> read(VaultKvStub vault, @Nullable KeyStore authorities) {
        return VaultSettings.read(
                vault.address(), vault.tokenFile(), "secret/data/health", authorities);
    }

    private static void refused(ThrowingCallable work, String why) {
        assertThatThrownBy(work)
                .isInstanceOf(StartRefused.class)
                .hasMessage("Vault (VAULT_ADDRESS) gives no settings: " + why + ".");
    }

    @Test
    void whatLiesThereIsRead() {
        try (var vault = new VaultKvStub(folder)) {
            vault.keeps(Map.of("SMTP_URL", "smtps://x:y@mail:465", "PORT", 8085, "DEMO", true));
            assertThat(read(vault, null))
                    .containsOnly(
                            Map.entry("SMTP_URL", "smtps://x:y@mail:465"),
                            Map.entry("PORT", "8085"),
                            Map.entry("DEMO", "true"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"errors\":[]}              | there is nothing at VAULT_PATH",
                "403 | {\"errors\":[\"no\"]}        | it refuses the token of VAULT_TOKEN_FILE",
                "503 | {\"errors\":[\"sealed\"]}    | it is sealed or not at work",
                "500 | {\"errors\":[\"CANARY\"]}    | it answered 500",
                "307 | {}                           | there is nothing at VAULT_PATH",
                "200 | {\"data\":{}}                | there is nothing at VAULT_PATH",
                "200 | {\"data\":{\"data\":null}}   | there is nothing at VAULT_PATH",
                "200 | {\"data\":{\"data\":{\"SMTP_URL\":[\"CANARY\"]}}} | the value of SMTP_URL is"
                        + " not text",
                "200 | <html>CANARY                 | it gives an answer that cannot be read"
            })
    void whatGoesWrongIsSaidInOneSentence(int status, String body, String why) {
        try (var vault = new VaultKvStub(folder)) {
            vault.answers(status, body);
            refused(() -> read(vault, null), why);
        }
    }

    @Test
    void aVaultThatIsDownIsSaidToBe() {
        var vault = new VaultKvStub(folder);
        vault.close();
        refused(() -> read(vault, null), "it does not answer");
    }

    @Test
    void aTokenThatIsRefusedOrMissingIsSaidToBe() throws IOException {
        try (var vault = new VaultKvStub(folder)) {
            vault.keeps(Map.of());
            Files.writeString(vault.tokenFile(), "hvs.wrong");
            refused(() -> read(vault, null), "it refuses the token of VAULT_TOKEN_FILE");
            Files.writeString(vault.tokenFile(), "\n");
            refused(() -> read(vault, null), "there is no token in the file of VAULT_TOKEN_FILE");
        }
    }

    @Test
    void itsCertificateIsVerified() throws Exception {
        var certificates = new Certificates(folder, "our-ca");
        certificates.make("vault");
        try (var vault = new VaultKvStub(folder, certificates)) {
            vault.keeps(Map.of("PORT", "1"));
            var authorities = TrustedAuthorities.with(certificates.ca());
            assertThat(read(vault, authorities)).containsEntry("PORT", "1");
            refused(() -> read(vault, null), "its certificate is not trusted (TRUST_CA_FILE)");
        }
    }
}
