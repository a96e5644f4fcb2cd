package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Certificates;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.postgres.Options;
import employeehealth.shared.postgres.PostgresStartException;
import employeehealth.shared.remote.TestTrust;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/**
 * The built jar as {@code docs/operations.md} tells an operator to run it, with no more settings
 * than that takes: no demo, keys made on command, HTTPS of its own.
 */
final class ProductionPlatform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path folder;
    private final Certificates authority;
    private final int port = Neighbour.freePort();
    private final int opsPort = Neighbour.freePort();
    private final Process process;

    private ProductionPlatform(Path folder) throws IOException {
        this.folder = folder;
        this.authority = new Certificates(folder, "authority");
        renewCertificate();
        makeKeys();
        this.process = launch("--target=all");
    }

    /** Returns once it is ready. */
    static ProductionPlatform start(Path folder) {
        try {
            var platform = new ProductionPlatform(folder);
            platform.awaitReady();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("PATH", System.getenv("PATH")),
                Map.entry("ENVIRONMENT", "prod"),
                Map.entry("DATA_DIR", data().toString()),
                Map.entry("KEYS_DIR", keys().toString()),
                Map.entry("PUBLIC_URL", address().toString()),
                Map.entry("PORT", Integer.toString(port)),
                Map.entry("OPS_PORT", Integer.toString(opsPort)),
                Map.entry("HTTPS_CERTIFICATE", folder.resolve("https.pem").toString()),
                Map.entry("HTTPS_KEY", folder.resolve("https.key").toString()),
                Map.entry("SMTP_URL", "smtps://mail.example:465"), // nobody is written to
                Map.entry("MAIL_FROM", "health@mail.example"));
    }

    private Process launch(String option) throws IOException {
        var builder =
                new ProcessBuilder(PlatformProcess.command(option))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(settings());
        return builder.start();
    }

    private void makeKeys() throws IOException {
        var made = launch("--make-keys");
        assertThat(ended(made)).isTrue();
        assertThat(made.exitValue()).as(this::output).isZero();
    }

    private void awaitReady() {
        var operations = new Visitor(URI.create("http://127.0.0.1:" + opsPort));
        Neighbour.waitUntil(
                "the platform is ready",
                PATIENCE,
                () -> {
                    assertThat(isAlive()).as(this::output).isTrue();
                    try {
                        return operations.get("/health/ready").status() == 200;
                    } catch (UncheckedIOException notYet) {
                        return false;
                    }
                });
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int port() {
        return port;
    }

    URI address() {
        return URI.create("https://localhost:" + port);
    }

    /** Someone who trusts the authority of its certificate. */
    Visitor visitor() {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        return new Visitor(http.sslContext(TestTrust.in(authority.ca())).build(), address());
    }

    /**
     * As a tool that renews does: the same names in the same folder, with something new in them.
     */
    void renewCertificate() {
        authority.make("localhost");
        try {
            move(authority.key("localhost"), "https.key");
            move(authority.certificate("localhost"), "https.pem");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move(Path made, String name) throws IOException {
        Files.move(made, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What it shows to whoever connects now. */
    X509Certificate shownCertificate() {
        var factory = TestTrust.in(authority.ca()).getSocketFactory();
        try (var socket = (SSLSocket) factory.createSocket("localhost", port)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection database() throws SQLException {
        try {
            return DriverManager.getConnection(
                    EmbeddedPostgres.runningUrl(data(), Options.platform()),
                    "employee_health",
                    secrets().password("database|owner"));
        } catch (PostgresStartException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What only its own processes should have. */
    PlatformSecrets secrets() {
        return PlatformSecrets.of(new PlatformSettings(false, data(), keys(), address(), Map.of()));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private Path log() {
        return folder.resolve("platform.log");
    }

    private String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        assertThat(ended(process)).isTrue();
    }
}
