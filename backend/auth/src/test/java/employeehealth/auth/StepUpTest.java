package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.shared.asvs.Asvs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proving again who one is. */
class StepUpTest {

    private static final AuthAlone.Running SERVICE = AuthAlone.running();
    private static final String CODES = "/api/v1/auth/mfa/recovery-codes";

    private final MovableClock clock = SERVICE.bean(MovableClock.class);
    private final Browser browser = SERVICE.browser();

    private static Someone someone(int n) {
        return new Someone(SERVICE, "e%04d@lumiere.demo".formatted(n));
    }

    private static String acr(String token) {
        return Someone.claims(token).get("acr").asString();
    }

    @Test
    @Asvs("7.2.4")
    void thePasswordIsEnoughWhereThereIsNothingElse() {
        var amina = someone(47);
        var token = amina.signedIn().token();
        assertThat(acr(token)).isEqualTo("1");
        assertThat(amina.post(CODES, token).problem())
                .isEqualTo("/problems/platform/step-up-required");

        var steppedUp = amina.stepUp(token, "password", AuthAlone.PASSWORD);

        assertThat(steppedUp.status()).isEqualTo(200);
        assertThat(steppedUp.header("Set-Cookie")).isEmpty();
        assertThat(acr(steppedUp.token())).isEqualTo("3");
        assertThat(amina.post(CODES, steppedUp.token()).problem())
                .as("let through to what it says itself")
                .isEqualTo("/problems/auth/no-second-factor");
    }

    @Test
    @Asvs({"7.5.3", "10.3.4"})
    void itLastsTenMinutesWhateverIsRefreshed() {
        var amina = someone(48);
        var in = amina.signedIn();
        var since = Someone.claims(in.token()).get("auth_time").asLong();
        clock.move(Duration.ofMinutes(3));
        var steppedUp = amina.stepUp(in.token(), "password", AuthAlone.PASSWORD);
        clock.move(Duration.ofMinutes(8));

        var refreshed = browser.refresh(in.cookie());
        assertThat(acr(refreshed.token())).isEqualTo("3");
        assertThat(refreshed.json().get("expiresIn").asInt()).isBetween(119, 120);

        clock.move(Duration.ofMinutes(2));
        assertThat(amina.post(CODES, refreshed.token()).problem())
                .isEqualTo("/problems/platform/step-up-required");
        assertThat(amina.post(CODES, steppedUp.token()).status()).isEqualTo(401);
        var later = browser.refresh(refreshed.cookie()).token();
        assertThat(acr(later)).isEqualTo("1");
        assertThat(Someone.claims(later).get("auth_time").asLong()).isEqualTo(since);
    }

    @Test
    @Asvs("6.3.4")
    void whoHasASecondFactorIsAskedForThat() {
        var amina = someone(49);
        amina.setsUp(amina.signedIn().token());
        var token = amina.signedIn().token();

        var refused = amina.stepUp(token, "password", AuthAlone.PASSWORD);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("/problems/auth/second-factor-required");
        assertThat(refused.json().has("challenge")).isFalse();

        var code = amina.nextCode();
        assertThat(acr(amina.stepUp(token, "code", code).token())).isEqualTo("3");
        assertThat(amina.stepUp(token, "code", code).problem())
                .as("once")
                .isEqualTo("/problems/auth/wrong-code");
    }

    @Test
    void somebodyElsesCodeOrPasswordIsNone() {
        var amina = someone(50);
        amina.setsUp(amina.signedIn().token());
        var karim = someone(51);
        karim.setsUp(karim.signedIn().token());
        var aminas = amina.signedIn().token();

        assertThat(amina.stepUp(aminas, "code", karim.nextCode()).status()).isEqualTo(401);
        assertThat(amina.stepUp(aminas, "code", amina.nextCode()).status()).isEqualTo(200);
    }

    @Test
    void failuresCountLikeThoseAtSignIn() {
        var amina = someone(52);
        var token = amina.signedIn().token();
        for (var guess = 0; guess < 5; guess++) {
            assertThat(amina.stepUp(token, "password", "guess").problem())
                    .isEqualTo("/problems/auth/wrong-password");
        }
        assertThat(amina.stepUp(token, "password", AuthAlone.PASSWORD).status()).isEqualTo(429);
        assertThat(amina.login().status()).as("the same count").isEqualTo(429);
        clock.move(Duration.ofSeconds(1));
        assertThat(amina.stepUp(token, "password", AuthAlone.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void oneProofIsNeededAndNotTwo() {
        var amina = someone(53);
        var token = amina.signedIn().token();
        for (var members : List.of(new String[0], new String[] {"password", "x", "code", "1"})) {
            assertThat(amina.post("/api/v1/auth/step-up", token, members).status()).isEqualTo(400);
        }
    }

    @Test
    void aSessionThatIsOverIsNotSteppedUp() {
        var amina = someone(54);
        var in = amina.signedIn();
        browser.logout(in.cookie());
        assertThat(amina.stepUp(in.token(), "password", AuthAlone.PASSWORD).status())
                .isEqualTo(401);
    }
}
