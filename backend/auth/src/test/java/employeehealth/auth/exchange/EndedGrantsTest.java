package employeehealth.auth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.Browser;
import employeehealth.auth.Program;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.asvs.Asvs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What programs were granted ends with what made the person sign out everywhere. */
class EndedGrantsTest {

    private static final String SESSIONS = "/api/v1/auth/sessions";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static Program program;

    @BeforeAll
    static void start() {
        service = AuthAlone.running();
        browser = service.browser();
        program = Program.ordinary(service, email(72));
    }

    private static String email(int n) {
        return "e%04d@lumiere.demo".formatted(n);
    }

    private static String signedIn(int n) {
        return browser.login(email(n), AuthAlone.PASSWORD).token();
    }

    private static Browser.Answer granted(String person) {
        return program.exchange(program.code(person));
    }

    private static String refreshToken(Browser.Answer answer) {
        return answer.json().path("refresh_token").asString();
    }

    private static void isOver(String refreshToken) {
        assertThat(program.refresh(refreshToken).json().path("error").asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    @Asvs("7.6.1")
    void whoSignsOutEverywhereIsSignedOutOfProgramsToo() {
        var person = signedIn(73);
        var granted = granted(person);
        assertThat(browser.as(person, "DELETE", SESSIONS + "?keep=current", null).status())
                .isEqualTo(204);
        var again = program.refresh(refreshToken(granted));
        assertThat(again.status()).as("only devices").isEqualTo(200);
        assertThat(browser.as(person, "DELETE", SESSIONS, null).status()).isEqualTo(204);
        isOver(refreshToken(again));
    }

    @Test
    @Asvs("7.6.1")
    void anotherPasswordByMailEndsWhatProgramsWereGranted() {
        var granted = granted(signedIn(74));
        browser.post("/api/v1/auth/password/forgot", Browser.json("email", email(74)), null);
        var link =
                service.mailed(
                        LinkPurpose.PASSWORD_RESET,
                        AuthAlone.LUMIERE.id(),
                        AuthAlone.LUMIERE.people().get(73).id().value());
        var body = Browser.json("token", link, "password", "four words that nobody says");
        assertThat(browser.post("/api/v1/auth/password/reset", body, null).status()).isEqualTo(204);
        isOver(refreshToken(granted));
    }

    @Test
    void aProgramIsNotGivenAStepUp() {
        var person = signedIn(75);
        var proof = Browser.json("password", AuthAlone.PASSWORD);
        var steppedUp = browser.as(person, "POST", "/api/v1/auth/step-up", proof).token();
        assertThat(Program.claims(steppedUp).path("acr").asString()).isEqualTo("3");
        var token = granted(steppedUp).json().path("access_token").asString();
        assertThat(Program.claims(token).path("acr").asString()).isEqualTo("1");
    }
}
