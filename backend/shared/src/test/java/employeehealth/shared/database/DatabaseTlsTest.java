package employeehealth.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.neighbour.Certificates;
import employeehealth.shared.neighbour.PostgresServer;
import employeehealth.shared.neighbour.TrustCaFile;
import employeehealth.shared.settings.StartRefused;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of the operator's by TLS, as {@code sslmode=verify-full} has it. */
class DatabaseTlsTest {

    private static final String VERIFIED = "?sslmode=verify-full";

    @TempDir static Path folder;
    @TempDir static Path strange;

    private static Certificates authority;
    private static Certificates stranger;
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        authority = new Certificates(folder, "house");
        authority.make("database");
        stranger = new Certificates(strange, "stranger");
        server = PostgresServer.start(authority, "database");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static Databases open(String host, String query) {
        return new Databases(
                new DatabaseLocation(
                        server.url(host) + query, PostgresServer.OWNER, PostgresServer.PASSWORD),
                TestPlatform.secrets());
    }

    private static void refused(String host, String query, String why) {
        assertThatThrownBy(() -> open(host, query).close())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(why);
    }

    private static void serves(Databases databases) throws SQLException {
        try (databases;
                var connection = databases.open("notes").getConnection();
                var sql = connection.createStatement();
                var row =
                        sql.executeQuery(
                                "select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }

    @Test
    void oneOfAnAuthorityInTrustCaFileIsMigratedAndUsed() throws Exception {
        try (var _ = new TrustCaFile(authority.ca())) {
            serves(open("localhost", VERIFIED));
        }
    }

    @Test
    void oneOfAnAuthorityThatNobodyTrustsIsRefused() {
        refused("localhost", VERIFIED, "PKIX path building failed");
        try (var _ = new TrustCaFile(stranger.ca())) {
            refused("localhost", VERIFIED, "PKIX path building failed");
        }
    }

    @Test
    void oneWhoseCertificateNamesAnotherHostIsRefused() {
        try (var _ = new TrustCaFile(authority.ca())) {
            refused("127.0.0.2", VERIFIED, "127.0.0.2 could not be verified");
        }
    }

    @Test
    void anAuthorityThatTheAddressNamesIsTheOnlyOne() throws Exception {
        serves(open("localhost", VERIFIED + "&sslrootcert=" + authority.ca()));
        try (var _ = new TrustCaFile(authority.ca())) {
            var other = VERIFIED + "&sslrootcert=" + stranger.ca();
            refused("localhost", other, "PKIX path building failed");
        }
    }

    @Test
    void theServerHearsNobodyWhoSpeaksInClear() {
        refused("localhost", "?sslmode=disable", "no encryption");
    }
}
