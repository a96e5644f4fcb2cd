package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.settings.StartRefused;
import employeehealth.shared.settings.VaultKvStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/** Who wins, what is not taken, and what stops the start. */
class SettingSourcesTest {

    @TempDir Path folder;

    private void file(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Environment read(Map<String, String> process) {
        return SettingSources.read(process, folder);
    }

    @Test
    void theEnvironmentWinsOverTheFileAndThatOverVault() throws IOException {
        try (var vault = new VaultKvStub(folder)) {
            vault.keeps(Map.of("PORT", "1", "BLOBS", "files", "MAIL_FROM", "vault@x"));
            file(
                    ".env",
                    "PORT=2\nBLOBS=s3\nDATA_DIR=/file\nVAULT_PATH=secret/data/health\n"
                            + "VAULT_ADDRESS="
                            + vault.address()
                            + "\nVAULT_TOKEN_FILE="
                            + vault.tokenFile()
                            + "\n");
            var settings = read(Map.of("PORT", "3", "DATA_DIR", "", "PATH", "/bin"));
            assertThat(settings.get("PORT")).isEqualTo("3");
            assertThat(settings.get("BLOBS")).isEqualTo("s3");
            assertThat(settings.get("DATA_DIR")).as("empty means not set").isEqualTo("/file");
            assertThat(settings.get("MAIL_FROM")).isEqualTo("vault@x");
            assertThat(settings.origins())
                    .containsEntry("PORT", "environment")
                    .containsEntry("BLOBS", ".env")
                    .containsEntry("MAIL_FROM", "Vault")
                    .doesNotContainKey("PATH");
            assertThat(settings.added())
                    .containsEntry("DATA_DIR", "/file")
                    .containsEntry("MAIL_FROM", "vault@x")
                    .doesNotContainKey("PORT");
        }
    }

    @Test
    void anotherFileIsReadInstead() throws IOException {
        file(".env", "PORT=1\n");
        file("other", "PORT=2\n");
        var named = folder.resolve("other").toString();
        assertThat(read(Map.of("ENV_FILE", named)).get("PORT")).isEqualTo("2");
        assertThatThrownBy(() -> read(Map.of("ENV_FILE", named + "x")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void onlySettingsAreTakenAndTheOthersAreSaid() throws IOException {
        file(".env", "PATH=/evil\nJAVA_TOOL_OPTIONS=x\nSMPT_URL=smtps://m:465\nENV_FILE=/other\n");
        var settings = read(Map.of("HOME", "/root", "SIEM_ULR", "tls://siem", "SHELL", "sh"));
        assertThat(settings.get("PATH")).isNull();
        assertThat(settings.added()).isEmpty();
        assertThat(settings.doubts())
                .containsExactlyInAnyOrder(
                        "SIEM_ULR (environment) is not a setting: did you mean SIEM_URL?",
                        "ENV_FILE (.env) is not read from there and is ignored.",
                        "JAVA_TOOL_OPTIONS (.env) is not a setting and is ignored.",
                        "PATH (.env) is not a setting and is ignored.",
                        "SMPT_URL (.env) is not a setting: did you mean SMTP_URL?");
    }

    @Test
    void aMistypedNameIsRememberedWhereOneIsMissing() throws IOException {
        file(".env", "PUBLIC_ULR=https://health.example\n");
        assertThatThrownBy(() -> read(Map.of("KEYS_DIR", "/k")).validate(Target.parse("database")))
                .hasMessage(
                        "Missing settings: PUBLIC_URL. PUBLIC_ULR (.env) is not a setting: did you"
                                + " mean PUBLIC_URL?");
    }

    @ParameterizedTest
    @CsvSource({
        "GATEWAY_LIMITS_REDIS,REDIS_URL",
        "NOTIFICATIONS_SMTP,SMTP_URL",
        "GATEWAY_TRUSTED_PROXIES,TRUSTED_PROXIES",
        "AUDIT_WITNESSURL,AUDIT_WITNESS_URL",
        "siem_url,SIEM_URL"
    })
    void aRemovedNameStopsTheStartAndNamesWhatToUse(String old, String now) throws IOException {
        var sentence = "The setting " + old + " is gone: use " + now + ".";
        assertThatThrownBy(() -> read(Map.of(old, "CANARY"))).hasMessage(sentence);
        file(".env", old + "=CANARY\n");
        assertThatThrownBy(() -> read(Map.of())).hasMessage(sentence);
    }

    /** Each property of application.yml that a setting sets, in every way Spring Boot reads one. */
    @Test
    void noOtherSpellingReachesAProperty() throws IOException {
        var lines = new YamlPropertySourceLoader();
        var yml = lines.load("application", new ClassPathResource("application.yml")).getFirst();
        var properties = new HashMap<>(Stores.names());
        for (var property : ((EnumerablePropertySource<?>) yml).getPropertyNames()) {
            var set =
                    Pattern.compile("\\$\\{([A-Z_]+):.*")
                            .matcher(String.valueOf(yml.getProperty(property)));
            if (set.matches()) {
                properties.put(property, set.group(1));
            }
        }
        assertThat(properties)
                .containsEntry("server.port", "PORT")
                .containsEntry("platform.flags.url", "FLAGS_URL")
                .hasSizeGreaterThan(30);
        properties.forEach((property, setting) -> {
            assertThat(SettingNames.isKnown(setting)).as(setting).isTrue();
            var dashed = property.replaceAll("[.-]", "_");
            for (var spelling :
                    List.of(
                            property,
                            dashed,
                            dashed.toUpperCase(Locale.ROOT),
                            property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT),
                            dashed.toUpperCase(Locale.ROOT) + "_0")) {
                if (!spelling.equals(setting)) {
                    assertThat(SettingNames.whyRefused(spelling).orElse(""))
                            .as(spelling)
                            .endsWith(" is gone: use " + setting + ".");
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLATFORM_REMOTES_TRIAGE", "platform_new_thing", "platform.demo.x"})
    void nothingIsSetByTheNamesWithin(String name) {
        assertThatThrownBy(() -> read(Map.of(name, "CANARY")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is none of ours")
                .message()
                .doesNotContain("CANARY");
    }

    @Test
    void anEmptyNameOfAFileIsNoFile() throws IOException {
        file(".env", "PORT=1\n");
        assertThat(read(Map.of("ENV_FILE", "")).get("PORT")).isNull();
        assertThat(read(Map.of()).get("PORT")).isEqualTo("1");
    }

    @Test
    void aServicesOwnSettingsAreKnownToo() {
        assertThat(SettingNames.known())
                .contains(
                        "AUTH_SESSION_IDLE",
                        "AUTH_TOKENLIFE",
                        "GATEWAY_LIMITS_ATONCE",
                        "REMOTE_TRIAGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HOSTNAME",
                "GATEWAY_PORT",
                "GATEWAY_LIMITS_ACCOUNTPERSECOND",
                "PLATFORM",
                "PLATFORM_PORT_8080_TCP",
                "PLATFORM_SERVICE_HOST",
                "AUTH_SERVICE_HOST",
                "REMOTE_CONTAINERS"
            })
    void whatOthersPutIntoTheEnvironmentIsNoDoubt(String name) {
        assertThat(read(Map.of(name, "x")).doubts()).isEmpty();
    }

    @Test
    void whatVaultLacksStopsTheStart() {
        var settings = new HashMap<>(Map.of("VAULT_PATH", "secret/data/health"));
        assertThatThrownBy(() -> read(settings)).hasMessage("Missing settings: VAULT_ADDRESS.");
        settings.put("VAULT_ADDRESS", "http://vault.example");
        assertThatThrownBy(() -> read(settings)).hasMessageContaining("VAULT_ADDRESS (https)");
        for (var address : List.of("https://vault_1:8200", "https://vault:99999", "https://[")) {
            settings.put("VAULT_ADDRESS", address);
            assertThatThrownBy(() -> read(settings)).hasMessageContaining("VAULT_ADDRESS (https)");
        }
        settings.put("VAULT_ADDRESS", "https://vault.example");
        assertThatThrownBy(() -> read(settings)).hasMessage("Missing settings: VAULT_TOKEN_FILE.");
        settings.put("VAULT_PATH", "secret/health");
        assertThatThrownBy(() -> read(settings)).hasMessageContaining("VAULT_PATH (such as");
    }

    /** The table in the documentation and the names in the code are the same. */
    @Test
    void everySettingIsInTheDocumentation() throws IOException {
        var documented =
                Files.readString(Path.of("../../docs/operations.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(0, line.indexOf(" |", 2)))
                        .flatMap(cell ->
                                Pattern.compile("`([A-Z][A-Z0-9_]+)`").matcher(cell).results())
                        .map(name -> name.group(1))
                        .collect(Collectors.toSet());
        assertThat(SettingNames.known()).containsAll(documented);
        assertThat(documented)
                .containsAll(
                        SettingNames.known().stream()
                                .filter(name ->
                                        !name.matches("(REMOTE|AUTH|GATEWAY|NOTIFICATIONS)_.*"))
                                .toList());
    }
}
