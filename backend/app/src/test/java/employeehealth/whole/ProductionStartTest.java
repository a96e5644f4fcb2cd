package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.app.demo.DemoCompanies;
import employeehealth.contracts.demo.DemoCompany.Person;
import employeehealth.shared.neighbour.Neighbour;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The platform outside demo mode, as the real thing: what a demo is for, it has not, and nobody
 * comes in but by HTTPS.
 */
class ProductionStartTest {

    private static final String CHECKS = "/api/v1/triage/assessments";

    @TempDir static Path folder;

    private static ProductionPlatform platform;

    @BeforeAll
    static void start() {
        platform = ProductionPlatform.start(folder);
    }

    @AfterAll
    static void end() {
        platform.close();
    }

    @Test
    void itIsReadyAndNoDemo() {
        var mode = platform.visitor().get("/api/v1/mode");
        assertThat(mode.status()).isEqualTo(200);
        assertThat(mode.json().path("demo").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth.people",
                "auth.sign_in_names",
                "admin.companies",
                "admin.health_services",
                "admin.assignments",
                "notifications.demo_mailbox"
            })
    void nothingInventedIsInItsDatabase(String table) throws SQLException {
        try (var owner = platform.database();
                var sql = owner.createStatement()) {
            sql.execute("set row_security = off"); // fails rather than hide a row
            try (var row = sql.executeQuery("select count(*) from " + table)) {
                row.next();
                assertThat(row.getLong(1)).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/fr/emergency/",
                "/nothing",
                "/api/v1/mode",
                "/api/v1/nothing",
                CHECKS
            })
    void everyKindOfAnswerHasBrowsersStayWithHttps(String path) {
        assertThat(platform.visitor().get(path).header("Strict-Transport-Security"))
                .isEqualTo("max-age=63072000; includeSubDomains");
    }

    @Test
    void plainHttpIsNotServed() {
        var unencrypted = new Visitor(URI.create("http://localhost:" + platform.port()));
        for (var answer :
                new Visitor.Answer[] {
                    unencrypted.get("/"),
                    unencrypted.get("/api/v1/mode"),
                    unencrypted.logIn("somebody@health.example", "a password in clear")
                }) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).doesNotContain("<html", "demo", "traceId");
        }
    }

    @Test
    void aRenewedCertificateIsShownWithoutARestart() {
        var before = platform.shownCertificate();
        platform.renewCertificate();
        Neighbour.waitUntil(
                "it shows another certificate",
                Duration.ofSeconds(90),
                () -> !platform.shownCertificate().equals(before));
        assertThat(platform.isAlive()).isTrue();
        assertThat(platform.visitor().get("/api/v1/mode").status()).isEqualTo(200);
    }

    static Stream<String> demoAccounts() {
        return DemoCompanies.of(1).stream()
                .flatMap(company -> company.people().stream())
                .map(Person::email)
                .filter(email -> !email.matches("e\\d+@.*") || email.startsWith("e0001@"));
    }

    @ParameterizedTest
    @MethodSource("demoAccounts")
    void noDemoAccountCanSignIn(String email) {
        platform.visitor().logIn(email, Visitor.PASSWORD).problem(401, "auth/wrong-credentials");
    }

    @Test
    void aTokenOfTheDevEnvironmentIsRefusedUnderTheVerySameKey() {
        assertThat(withToken("prod").get(CHECKS).status()).isEqualTo(200);
        for (var environment : new String[] {"dev", "staging", ""}) {
            assertThat(withToken(environment).get(CHECKS).status()).as(environment).isEqualTo(401);
        }
    }

    private static Visitor withToken(String environment) {
        return platform.visitor()
                .with("Authorization", "Bearer " + ProductionToken.of(platform, environment));
    }
}
