package employeehealth.shared.postgres;

import static employeehealth.shared.postgres.PlatformProcess.OWNER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way to start and to end, on one real data folder that lives through all of them. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.MethodName.class)
class EmbeddedPostgresTest {

    @TempDir static Path dir;

    @BeforeAll
    static void theFirstStartMakesTheClusterAndKeepsANote() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            sql(postgres.jdbcUrl(), "create table note (text text)");
            sql(postgres.jdbcUrl(), "insert into note values ('kept')");
        }
    }

    @Test
    void aLaterStartFindsTheDataOnTheSamePort() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = start()) {
            port = postgres.port();
        }
        long before = System.nanoTime();
        try (EmbeddedPostgres postgres = start()) {
            System.out.println(
                    "later start of PostgreSQL: "
                            + (System.nanoTime() - before) / 1_000_000
                            + " ms");
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(notes(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void theServerIsDurableClosedAndOfTheExpectedVersion() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            String url = postgres.jdbcUrl();
            assertThat(value(url, "show fsync")).isEqualTo("on");
            assertThat(value(url, "show synchronous_commit")).isEqualTo("on");
            assertThat(value(url, "show data_checksums")).isEqualTo("on");
            assertThat(value(url, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(url, "show unix_socket_directories")).isEmpty();
            assertThat(value(url, "show log_timezone")).isEqualTo("UTC");
            assertThat(dir.resolve("postgres/bin-" + value(url, "show server_version")))
                    .isDirectory();
            assertThatThrownBy(() -> DriverManager.getConnection(url, OWNER.user(), "guess"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void noValueOfARowReachesTheLog() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            String url = postgres.jdbcUrl();
            sql(url, "create table secret (word text primary key)");
            sql(url, "insert into secret values ('migraine')");
            assertThatThrownBy(() -> sql(url, "insert into secret values ('migraine')"))
                    .hasMessageContaining("migraine");
            assertThatThrownBy(() -> sql(url, "select 'migraine'::int"))
                    .hasMessageContaining("migraine");
            sql(url, "drop table secret");
        }
        assertThat(dir.resolve("postgres/postgres.log"))
                .content()
                .contains("ready to accept connections")
                .doesNotContain("migraine");
    }

    @Test
    void aTakenPortIsReplacedByAnother() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = start()) {
            port = postgres.port();
        }
        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                EmbeddedPostgres postgres = start()) {
            assertThat(postgres.port()).isNotEqualTo(port);
            assertThat(notes(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void aSecondPlatformOnTheSameFolderIsRefused() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            String sentence = "Another platform already uses " + dir + ".";
            assertThatThrownBy(EmbeddedPostgresTest::start).hasMessage(sentence);
            try (var other = new Platform()) {
                assertThat(other.said()).isEqualTo(sentence);
            }
            assertThat(notes(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void theServerStopsWhenItsPlatformIsKilled() throws Exception {
        try (var platform = new Platform()) {
            String url = platform.said();
            sql(url, "insert into note values ('acknowledged')");
            ProcessHandle server = server();
            platform.kill();
            server.onExit().get(30, TimeUnit.SECONDS);
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(notes(postgres)).isEqualTo("acknowledged, kept");
            sql(postgres.jdbcUrl(), "delete from note where text = 'acknowledged'");
        }
    }

    @Test
    void aStartRightAfterAKillWaitsForTheOldServer() throws Exception {
        try (var platform = new Platform()) {
            platform.said();
            platform.kill();
            try (EmbeddedPostgres postgres = start()) {
                assertThat(notes(postgres)).isEqualTo("kept");
            }
        }
    }

    @Test
    void aServerWithoutPlatformIsReplaced() throws Exception {
        ProcessHandle orphan;
        try (var platform = new Platform()) {
            platform.said();
            orphan = server();
            // The watching shell goes first: nobody is left to stop the server.
            orphan.parent().orElseThrow().destroyForcibly();
            platform.kill();
            assertThat(orphan.isAlive()).isTrue();
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(notes(postgres)).isEqualTo("kept");
            assertThat(server().pid()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesTheKilledServer() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            sql(postgres.jdbcUrl(), "insert into note values ('acknowledged')");
            ProcessHandle server = server();
            server.destroyForcibly();
            server.onExit().get(30, TimeUnit.SECONDS);
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(notes(postgres)).isEqualTo("acknowledged, kept");
            sql(postgres.jdbcUrl(), "delete from note where text = 'acknowledged'");
        }
    }

    @Test
    void aPidFileThatNamesAnotherProgramDoesNotStopTheStart() throws Exception {
        long unrelated = ProcessHandle.current().pid();
        Files.writeString(
                dir.resolve("postgres/data/postmaster.pid"),
                unrelated + "\n" + dir.resolve("postgres/data") + "\n");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(notes(postgres)).isEqualTo("kept");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void whatACrashedFirstStartLeftIsClearedAway() throws Exception {
        Path half = Files.createDirectory(dir.resolve("postgres/data.unfinished"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(notes(postgres)).isEqualTo("kept");
            assertThat(half).doesNotExist();
        }
    }

    @Test
    void anotherPasswordIsToldInOneSentence() {
        var stranger = new Credentials(OWNER.user(), "guess");
        assertThatThrownBy(() -> EmbeddedPostgres.start(dir, stranger, Options.platform()))
                .isInstanceOf(PostgresStartException.class)
                .hasMessage(
                        "The database in " + dir + " belongs to an owner with another password.");
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused(@TempDir Path other) throws Exception {
        Path data = Files.createDirectories(other.resolve("postgres/data"));
        Files.writeString(data.resolve("PG_VERSION"), "19\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(other, OWNER, Options.platform()))
                .isInstanceOf(PostgresStartException.class)
                .hasMessage(
                        "The database in "
                                + data
                                + " was made by PostgreSQL 19, this platform runs PostgreSQL 18:"
                                + " use the version of the platform that made it.");
    }

    @Test
    void aFolderThatCannotBeIsRefused(@TempDir Path other) throws Exception {
        Path file = Files.writeString(other.resolve("file"), "");
        Path under = file.resolve("data");
        assertThatThrownBy(() -> EmbeddedPostgres.start(under, OWNER, Options.platform()))
                .isInstanceOf(PostgresStartException.class)
                .hasMessage(
                        "The data folder "
                                + under
                                + " cannot be used, because a file stands where a folder should"
                                + " be.");
    }

    @Test
    void aFullDiskIsToldInOneSentence() {
        String sentence = "No space is left on the disk that holds the data folder " + dir + ".";
        assertThat(PostgresStartException.of(new IOException("No space left on device"), dir))
                .hasMessage(sentence);
        assertThat(
                        PostgresStartException.of(
                                List.of(
                                        "FATAL:  could not write lock file \"postmaster.pid\": No"
                                                + " space left on device"),
                                dir))
                .hasMessage(sentence);
    }

    private static EmbeddedPostgres start() throws PostgresStartException {
        return EmbeddedPostgres.start(dir, OWNER, Options.platform());
    }

    private static ProcessHandle server() throws IOException {
        long pid = Leftovers.recordedPid(dir.resolve("postgres/data/postmaster.pid")).orElseThrow();
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static String notes(EmbeddedPostgres postgres) throws SQLException {
        return value(postgres.jdbcUrl(), "select string_agg(text, ', ' order by text) from note");
    }

    private static void sql(String url, String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(url, OWNER.user(), OWNER.password());
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private static String value(String url, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(url, OWNER.user(), OWNER.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** A platform in a process of its own. */
    private static final class Platform implements AutoCloseable {

        private final Process process;
        private final BufferedReader output;

        Platform() throws IOException {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    PlatformProcess.class.getName(),
                                    dir.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            output = process.inputReader(UTF_8);
        }

        String said() throws IOException {
            return String.valueOf(output.readLine());
        }

        void kill() throws Exception {
            process.destroyForcibly();
            assertThat(process.waitFor(Duration.ofSeconds(10))).isTrue();
        }

        @Override
        public void close() throws Exception {
            kill();
        }
    }
}
