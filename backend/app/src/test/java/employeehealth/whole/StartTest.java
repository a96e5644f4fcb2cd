package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can go wrong at a start is said in one sentence, with a non-zero exit. */
class StartTest {

    private static final Map<String, String> MAIL =
            Map.of("SMTP_URL", "smtps://mail.example:465", "MAIL_FROM", "health@mail.example");

    @TempDir Path folder;

    private record Ended(int code, String output) {}

    @Test
    void theTargetsAreListed() {
        assertThat(run(Map.of(), "--list-targets").output.lines())
                .contains("all", "gateway", "auth", "admin", "triage", "notifications", "database");
    }

    @Test
    void anUnknownTargetIsNamed() {
        var ended = run(demo(), "--target=gatewy");
        assertThat(ended.code).isNotZero();
        assertThat(ended.output).contains("\"gatewy\"").hasLineCount(1);
    }

    @Test
    void settingsThatCannotBeUsedAreNamed() {
        var settings = demo();
        settings.putAll(Map.of("PORT", "abc", "DATABASE_URL", "foo", "REMOTE_CONTAINERS", "true"));
        var ended = run(settings, "--target=all", "--check");
        assertThat(ended.code).isNotZero();
        assertThat(ended.output.strip())
                .isEqualTo("Settings that cannot be used: PORT, DATABASE_URL.");
    }

    @ParameterizedTest
    @CsvSource({
        "DEMO, true, PORT, 70000, PORT",
        "PORT, 8085, OPS_PORT, 8085, OPS_PORT",
        "DEMO, false, PUBLIC_URL, http://health.example.org, PUBLIC_URL"
    })
    void settingsThatWouldDoHarmAreNamed(
            String name, String value, String other, String otherValue, String named) {
        var settings = demo();
        settings.putAll(sharedSettings(folder));
        settings.put(name, value);
        settings.put(other, otherValue);
        settings.put("TRUSTED_PROXIES", "1");
        settings.putAll(MAIL);
        assertThat(run(settings, "--target=all", "--check").output.strip())
                .isEqualTo("Settings that cannot be used: " + named + ".");
    }

    @Test
    void theDatabaseAloneNeedsNoNeighbour() {
        var settings = demo();
        settings.putAll(sharedSettings(folder));
        assertThat(run(settings, "--target=database", "--check").code).isZero();
    }

    @Test
    void validSettingsAreSaidToBe() {
        assertThat(run(demo(), "--target=all", "--check"))
                .isEqualTo(
                        new Ended(
                                0,
                                "The settings are valid for: database, gateway, auth, admin,"
                                        + " triage, profile, notifications.\n"));
    }

    @Test
    void withoutDemoModeEveryMissingSettingIsNamed() {
        var ended = run(Map.of("REMOTE_AUTH", "http://127.0.0.1:1"), "--target=triage");
        assertThat(ended.code).isNotZero();
        assertThat(ended.output.strip())
                .isEqualTo(
                        "Missing settings: PUBLIC_URL, KEYS_DIR, DATABASE_URL, REMOTE_PROFILE,"
                                + " TLS_DIR.");
    }

    @Test
    void betweenProcessesItIsMutualTlsOrNothing() {
        var settings = demo();
        settings.putAll(sharedSettings(folder));
        settings.putAll(
                Map.of(
                        "DATABASE_URL", "postgresql://127.0.0.1:1/x",
                        "REMOTE_PROFILE", "https://127.0.0.1:1",
                        "REMOTE_AUTH", "https://127.0.0.1:1"));
        assertThat(run(settings, "--target=triage", "--check").output.strip())
                .isEqualTo("Missing settings: TLS_DIR.");
        settings.put("TLS_DIR", folder.toString());
        assertThat(run(settings, "--target=triage", "--check").output)
                .contains("TLS_DIR (no ca.crt, triage.crt, triage.key")
                .hasLineCount(1);
        settings.put("REMOTE_AUTH", "http://127.0.0.1:1");
        assertThat(run(settings, "--target=triage", "--check").output).contains("REMOTE_AUTH");
    }

    @Test
    void withoutDemoModeTheDoorIsHttpsAndSoIsEveryWayOut() {
        var settings = new HashMap<>(sharedSettings(folder));
        settings.put("PUBLIC_URL", "https://health.example");
        assertThat(run(settings, "--target=all", "--check").output).contains("SMTP_URL, MAIL_FROM");
        settings.putAll(MAIL);
        assertThat(run(settings, "--target=all", "--check").output.strip())
                .isEqualTo(
                        "Missing settings: HTTPS_CERTIFICATE and HTTPS_KEY (or TRUSTED_PROXIES).");
        settings.put("TRUSTED_PROXIES", "1");
        assertThat(run(settings, "--target=all", "--check").code).isZero();
        settings.putAll(
                Map.of(
                        "DATABASE_URL", "postgresql://db.example/health",
                        "DATABASE_OWNER", "owner",
                        "DATABASE_OWNER_PASSWORD", "secret",
                        "REDIS_URL", "redis://cache.example"));
        assertThat(run(settings, "--target=all", "--check").output)
                .contains("REDIS_URL", "DATABASE_URL", "verify-full")
                .doesNotContain("secret")
                .hasLineCount(1);
        settings.put("DATABASE_URL", "postgresql://db.example/health?sslmode=verify-full");
        settings.put("REDIS_URL", "rediss://cache.example");
        assertThat(run(settings, "--target=all", "--check").code).isZero();
    }

    @Test
    void withoutDemoModeNoKeyIsMadeUnasked() throws IOException {
        var settings = new HashMap<>(MAIL);
        settings.putAll(
                Map.of(
                        "PUBLIC_URL",
                        "https://health.example",
                        "TRUSTED_PROXIES",
                        "1",
                        "KEYS_DIR",
                        folder.resolve("keys").toString()));
        var ended = run(settings, "--target=all");
        assertThat(ended.code).isNotZero();
        assertThat(ended.output).contains("--make-keys").hasLineCount(1);
        assertThat(run(settings, "--make-keys").code).isZero();
        try (var keys = Files.list(folder.resolve("keys"))) {
            assertThat(keys.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "platform.secret",
                            "key-encryption-key",
                            "audit-signing-key",
                            "protocol-signing-key");
        }
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var settings = demo();
            settings.put("PORT", Integer.toString(taken.getLocalPort()));
            var ended = run(settings, "--target=all");
            assertThat(ended.code).isNotZero();
            assertThat(ended.output)
                    .contains(Integer.toString(taken.getLocalPort()))
                    .hasLineCount(1);
        }
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "in the way");
        var settings = demo();
        settings.put("DATA_DIR", file.resolve("data").toString());
        var ended = run(settings, "--target=all");
        assertThat(ended.code).isNotZero();
        assertThat(ended.output).contains(file.toString()).hasLineCount(1);
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws Exception {
        var data = folder.resolve("newer");
        PlatformProcess.start("all", data, Map.of("DEMO_EMPLOYEES", "1")).awaitReady().close();
        try (var platform =
                        PlatformProcess.start("database,auth,admin", data, sharedSettings(data))
                                .awaitReady();
                var owner = Connections.of(data).as("owner");
                var sql = owner.createStatement()) {
            assertThat(platform.port).isPositive();
            sql.execute(
                    """
                    insert into triage.flyway_schema_history
                    select 99, '99', 'from the future', 'SQL', 'V99__from_the_future.sql', 1,
                           installed_by, now(), 1, true
                      from triage.flyway_schema_history limit 1
                    """);
            sql.execute("comment on schema triage is 'migrations of the future'");
        }
        var settings = demo();
        settings.put("DATA_DIR", data.toString());
        var ended = run(settings, "--target=all");
        assertThat(ended.code).isNotZero();
        assertThat(ended.output).contains("newer version").hasLineCount(1);
    }

    private static Map<String, String> sharedSettings(Path data) {
        return Map.of(
                "PUBLIC_URL", "http://127.0.0.1:1", "KEYS_DIR", data.resolve("keys").toString());
    }

    private Map<String, String> demo() {
        return new HashMap<>(
                Map.of(
                        "DEMO", "true",
                        "DATA_DIR", folder.resolve("data").toString(),
                        "PORT", Integer.toString(Neighbour.freePort()),
                        "OPS_PORT", Integer.toString(Neighbour.freePort())));
    }

    private static Ended run(Map<String, String> settings, String... options) {
        try {
            var builder =
                    new ProcessBuilder(PlatformProcess.command(options)).redirectErrorStream(true);
            builder.environment()
                    .keySet()
                    .removeIf(name ->
                            name.matches(
                                    "DEMO|TLS_.*|HTTPS_.*|TRUSTED_PROXIES|.*_URL|KEYS_DIR|REMOTE_.*|DATABASE_.*"));
            builder.environment().putAll(settings);
            var process = builder.start();
            process.getOutputStream().close();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), output);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
