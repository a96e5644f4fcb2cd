package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report names every setting that was made and shows no secret. */
class SettingsReportTest {

    private static final String CANARY = "CANARY7f3a";

    @TempDir Path folder;

    private SettingsReport report(Map<String, String> settings) {
        return new SettingsReport(SettingSources.read(settings, folder));
    }

    @Test
    void itSaysWhatWasSetAndByWhom() {
        var report = report(Map.of("PORT", "8085", "BLOBS", "files"));
        assertThat(report.lines())
                .containsExactly("BLOBS=files (environment)", "PORT=8085 (environment)");
        assertThat(report.block()).contains("PORT", "8085", "environment");
    }

    @Test
    void whateverIsNamedLikeASecretIsNotShown() {
        var secrets =
                SettingNames.known().stream()
                        .filter(name ->
                                name.matches(
                                        ".*(PASSWORD|PASSPHRASE|SECRET|TOKEN_|ACCESS_KEY|PIN_|_KEY$).*|OPERATORS"))
                        .filter(name -> !name.endsWith("OVERLAP")) // for how long one stays good
                        .toList();
        assertThat(secrets)
                .contains(
                        "BACKUP_PASSPHRASE_FILE",
                        "DATABASE_OWNER_PASSWORD",
                        "FLAGS_TOKEN_FILE",
                        "HTTPS_KEY",
                        "KEYS_PKCS11_PIN_FILE",
                        "S3_SECRET_KEY_FILE",
                        "VAULT_TOKEN_FILE");
        for (var name : secrets) {
            assertThat(SettingNames.isSecret(name)).as(name).isTrue();
            var report = report(Map.of(name, CANARY));
            assertThat(report.lines()).containsExactly(name + "=[set] (environment)");
            assertThat(report.block()).contains(name, "[set]").doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rediss://:CANARY7f3a@cache:6380",
                "amqps://name:CANARY7f3a@broker",
                "smtps://CANARY7f3a@mail:465",
                "postgresql://db/health?password=CANARY7f3a&sslmode=verify-full",
                "postgresql://db/health?sslmode=verify-full&password=CANARY7f3a",
                "postgresql://db/health?password=CANARY7f3a?sslmode=verify-full",
                "postgresql://db/health?sslmode=verify-full?sslmode=verify-full&x=CANARY7f3a",
                "postgresql://db/health\n?sslmode=verify-full&password=CANARY7f3a",
                "postgresql://db\n//name:CANARY7f3a@db/health",
                "https://store.example/checkpoints?signature=CANARY7f3a"
            })
    void anAddressThatHoldsASecretIsNotShown(String address) {
        for (var name : SettingNames.known()) {
            if (name.equals("ENV_FILE") || name.equals("VAULT_PATH")) {
                continue; // would be followed
            }
            assertThat(report(Map.of(name, address)).lines().toString()).doesNotContain(CANARY);
        }
    }

    @Test
    void anAddressWithoutOneIs() {
        var address = "postgresql://db.example/health?sslmode=verify-full";
        assertThat(report(Map.of("DATABASE_URL", address)).lines())
                .containsExactly("DATABASE_URL=" + address + " (environment)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//name:CANARY7f3a@db/health", "//db?password=CANARY7f3a"})
    void aDatabaseAddressThatItsDriverWouldLogIsRefused(String address) {
        var settings =
                Environment.of(Map.of("DEMO", "true", "DATABASE_URL", "postgresql:" + address));
        assertThatThrownBy(() -> settings.validate(EnumSet.allOf(Target.class)))
                .hasMessageContaining("cannot be used: DATABASE_URL")
                .message()
                .doesNotContain(CANARY);
    }

    @Test
    void noValueForgesALine() {
        assertThat(report(Map.of("MAIL_FROM", "a\nPORT=1 (Vault)\u001b[2J")).block().lines())
                .noneMatch(line -> line.startsWith("PORT"))
                .noneMatch(line -> line.contains("\u001b"));
    }

    /** A whole start, with a secret in every setting that can hold one and lets it start. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "ecs"})
    void nothingThatAStartPrintsShowsASecret(String format) {
        var settings = new HashMap<String, String>();
        settings.put("DEMO", "true");
        settings.put("DEMO_EMPLOYEES", "1");
        settings.put("DATA_DIR", folder.resolve("data").toString());
        settings.put("LOG_FORMAT", format);
        for (var name : SettingNames.known()) {
            if (name.matches(".*(PASSWORD|TOKEN_FILE|SECRET_KEY_FILE|PIN_FILE|ACCESS_KEY)")) {
                settings.put(name, CANARY);
            }
        }
        settings.put("SMTP_URL", "smtp://health:" + CANARY + "@localhost:2525");
        settings.put("KEYS_PKCS11_KEY", CANARY);
        var printed = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        try (var stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            Platform.start(
                            EnumSet.allOf(Target.class),
                            SettingSources.read(settings, folder),
                            "--server.port=0",
                            "--management.server.port=0",
                            "--platform.data-dir=" + folder.resolve("data"))
                    .close();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("SMTP_URL", "[set]", "S3_ACCESS_KEY")
                .doesNotContain(CANARY);
    }
}
