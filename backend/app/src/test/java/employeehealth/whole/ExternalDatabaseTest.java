package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same platform on a PostgreSQL that is not its own, by an owner that is no superuser. */
class ExternalDatabaseTest {

    @Test
    void aPostgresOfYoursServesAsWell() throws Exception {
        var folder = Files.createTempDirectory("employee-health-external-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        var port = Neighbour.freePort();
        run(folder, "initdb", "-D", folder + "/pg", "-A", "trust", "-U", "postgres");
        run(
                folder,
                "pg_ctl",
                "-D",
                folder + "/pg",
                "-w",
                "-l",
                folder + "/pg.log",
                "-o",
                "-p " + port + " -h 127.0.0.1 -c unix_socket_directories=",
                "start");
        try {
            var url = "jdbc:postgresql://127.0.0.1:" + port + "/health";
            prepare(port);
            var settings =
                    Map.of(
                            "DATABASE_URL",
                            url,
                            "DATABASE_OWNER",
                            "health_owner",
                            "DATABASE_OWNER_PASSWORD",
                            "unused");
            var data = folder.resolve("data");
            String told;
            try (var platform = PlatformProcess.start("all", data, settings).awaitReady()) {
                told = tell(platform);
                // A new device is news: it has to arrive under an owner that is no superuser, too.
                new Visitor(platform.address())
                        .with("User-Agent", "a browser that she never used")
                        .signIn("claire@lumiere.demo");
                awaitMail(port);
            }
            try (var again = PlatformProcess.start("all", data, settings).awaitReady()) {
                var claire = new Visitor(again.address()).signIn("claire@lumiere.demo");
                assertThat(claire.get("/api/v1/triage/assessments/" + told).status())
                        .isEqualTo(200);
            }
        } finally {
            run(folder, "pg_ctl", "-D", folder + "/pg", "-m", "fast", "-w", "stop");
        }
    }

    private static void awaitMail(int port) {
        Neighbour.waitUntil(
                "the news have arrived and nothing waits",
                Duration.ofSeconds(30),
                () ->
                        count(port, "notifications.demo_mailbox") > 0
                                && count(port, "platform.outbox") == 0
                                && count(port, "platform.news_deliveries") == 0);
    }

    private static long count(int port, String table) {
        try (var superuser =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + port + "/health", "postgres", "");
                var sql = superuser.createStatement();
                var row = sql.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tell(PlatformProcess platform) {
        var answer =
                new Visitor(platform.address())
                        .signIn("claire@lumiere.demo")
                        .post(
                                "/api/v1/triage/assessments",
                                Map.of("text", "Mal de gorge", "language", "fr"));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static void prepare(int port) throws SQLException {
        try (var superuser =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                                "postgres",
                                "");
                var sql = superuser.createStatement()) {
            sql.execute("create role health_owner login createrole");
            sql.execute("create database health owner health_owner");
        }
    }

    /** PostgreSQL's own programs refuse to run as root. */
    private static void run(Path folder, String program, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        if (new com.sun.security.auth.module.UnixSystem().getUid() == 0) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.add(bin().resolve(program).toString());
        command.addAll(List.of(arguments));
        var log = folder.resolve(program + ".out");
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(() -> read(log)).isZero();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no output";
        }
    }

    private static Path bin() throws IOException {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }
}
