package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.settings.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address of the database that only looks as if it verified the other end is refused. */
class EncryptionTest {

    private static final String DATABASE = "postgresql://db.example/health";

    private static List<String> unusable(String database) {
        var unusable = new ArrayList<String>();
        Encryption.validate(
                Environment.of(Map.of("DATABASE_URL", database)),
                Set.of(),
                new ArrayList<>(),
                unusable);
        return unusable;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?sslmode=require",
                "?sslmode=verify-full&sslmode=disable",
                "?sslmode=verify-fully",
                "?ApplicationName=sslmode=verify-full",
                "?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "?sslmode=verify-full&sslhostnameverifier=example.Anybody"
            })
    void whatDoesNotVerifyIsRefused(String query) {
        assertThat(unusable(DATABASE + query)).singleElement().asString().contains("DATABASE_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?sslmode=verify-full",
                "?connectTimeout=5&sslmode=verify-full",
                "?sslmode=verify-full&sslrootcert=/etc/ca.pem",
                "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
            })
    void whatVerifiesIsNot(String query) {
        assertThat(unusable(DATABASE + query)).isEmpty();
    }

    @Test
    void whatStaysOnTheMachineNeedsNoTls() {
        assertThat(unusable("postgresql://localhost:5432/health")).isEmpty();
        assertThat(unusable("jdbc:postgresql://127.0.0.1/health?connectTimeout=5")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"host=db.example", "PGHOST=db.example", "service=health"})
    void whatOnlyBeginsOnTheMachineDoes(String elsewhere) {
        assertThat(unusable("postgresql://localhost/health?" + elsewhere)).hasSize(1);
    }

    @Test
    void whoeverReadsTheAuditLogIsHeldToTheSame() {
        var environment = Environment.of(Map.of("DATABASE_URL", DATABASE, "KEYS_DIR", "/nowhere"));
        assertThatThrownBy(
                        () -> AuditLogCommands.run(List.of("export-audit", "unused"), environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("DATABASE_URL");
    }
}
