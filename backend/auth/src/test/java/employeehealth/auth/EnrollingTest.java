package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.shared.asvs.Asvs;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Someone whose role must have a second factor, and who has none. */
class EnrollingTest {

    private static AuthAlone.Running service;
    private static Browser browser;

    @BeforeAll
    static void theCompanySaysSo() throws SQLException {
        service = AuthAlone.start();
        browser = service.browser();
        try (var connection = service.asService()) {
            connection.setAutoCommit(false);
            var sql = connection.createStatement();
            sql.execute(
                    "select set_config('app.company', '%s', true)"
                            .formatted(AuthAlone.VERRERIE.id()));
            sql.execute(
                    "insert into auth.factor_policies values ('%s', 'employee', 'second_factor')"
                            .formatted(AuthAlone.VERRERIE.id()));
            connection.commit();
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Someone someone(int n) {
        return new Someone(service, "e%04d@verrerie.demo".formatted(n));
    }

    private static String acr(String token) {
        return Someone.claims(token).get("acr").asString();
    }

    @Test
    @Asvs({"6.3.3", "10.3.4"})
    void mayDoNothingButSetItUpAndIsThenSignedIn() {
        var amina = someone(1);
        var in = amina.login();
        assertThat(in.status()).isEqualTo(200);
        assertThat(acr(in.token())).isEqualTo("0");
        assertThat(Someone.claims(in.token()).get("roles")).isEmpty();
        assertThat(Someone.claims(in.token()).get("permissions")).isEmpty();
        assertThat(in.header("Set-Cookie")).contains("Max-Age=1800;");
        for (var closed : List.of("/api/v1/auth/sessions")) {
            var refused = amina.get(closed, in.token());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("/problems/platform/enrolment-required");
        }
        assertThat(browser.me(in.token()).status()).isEqualTo(200);
        assertThat(amina.get("/api/v1/auth/mfa", in.token()).json().get("required").asString())
                .isEqualTo("second_factor");
        var again = browser.refresh(in.cookie());
        assertThat(acr(again.token())).as("a refresh opens nothing").isEqualTo("0");

        amina.setsUp(again.token());

        var whole = browser.refresh(again.cookie()).token();
        assertThat(acr(whole)).isEqualTo("2");
        assertThat(Someone.claims(whole).get("roles")).hasSize(1);
        assertThat(amina.get("/api/v1/auth/sessions", whole).status()).isEqualTo(200);
        assertThat(acr(amina.signedIn().token())).isEqualTo("2");
    }

    @Test
    @Asvs("6.3.4")
    void steppingUpOpensNothingElse() {
        var amina = someone(2);
        var token = amina.login().token();
        var steppedUp = amina.stepUp(token, "password", AuthAlone.PASSWORD).token();
        assertThat(acr(steppedUp)).isEqualTo("0");
        assertThat(amina.get("/api/v1/auth/sessions", steppedUp).status()).isEqualTo(403);
    }

    @Test
    void hasHalfAnHourForIt() {
        var amina = someone(3);
        var in = amina.login();
        service.bean(MovableClock.class).move(Duration.ofMinutes(30));
        assertThat(browser.refresh(in.cookie()).status()).isEqualTo(401);
    }

    @Test
    void othersCompaniesPoliciesConcernNobody() {
        assertThat(acr(new Someone(service, "e0001@lumiere.demo").login().token())).isEqualTo("1");
    }
}
