package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.audit.Pseudonyms;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in with an authenticator app, or with a code on paper. */
class SecondFactorTest {

    private static final AuthAlone.Running SERVICE = AuthAlone.running();
    private static final String ENDED = "/problems/auth/challenge-ended";
    private static final String WRONG = "/problems/auth/wrong-code";

    private final MovableClock clock = SERVICE.bean(MovableClock.class);
    private final FakeAdmin admin = SERVICE.bean(FakeAdmin.class);

    @AfterEach
    void adminIsBack() {
        admin.isBack();
    }

    private static Someone someone(int n) {
        return new Someone(SERVICE, "e%04d@lumiere.demo".formatted(n));
    }

    private static Someone withApp(int n) {
        var someone = someone(n);
        someone.setsUp(someone.signedIn().token());
        return someone;
    }

    private static String id(Someone someone) {
        var n = Integer.parseInt(someone.email.substring(1, 5));
        return AuthAlone.LUMIERE.people().get(n - 1).id().toString();
    }

    private static List<Browser.Answer> atOnce(List<Callable<Browser.Answer>> tries) {
        try (var threads = Executors.newFixedThreadPool(tries.size())) {
            return threads.invokeAll(tries).stream().map(SecondFactorTest::now).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Browser.Answer now(Future<Browser.Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void oneWins(List<Browser.Answer> answers) {
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() < 500);
    }

    @Test
    void theAppIsSetUpByOneOfItsCodesAndThenAskedFor() {
        var amina = someone(20);
        var token = amina.signedIn().token();
        var begun = amina.post("/api/v1/auth/mfa/totp", token);
        amina.scans(begun);
        assertThat(begun.json().get("otpauthUri").asString())
                .startsWith("otpauth://totp/")
                .contains("e0020%40lumiere.demo", "secret=", "digits=6", "period=30");
        assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
        assertThat(amina.login().status()).as("begun, not confirmed").isEqualTo(200);

        var confirmed = amina.post("/api/v1/auth/mfa/totp/confirm", token, "code", amina.code());
        assertThat(confirmed.json().get("recoveryCodes")).hasSize(10);

        var asked = amina.login();
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.problem()).isEqualTo("/problems/auth/second-factor-required");
        assertThat(asked.json().get("methods").toString())
                .isEqualTo("[\"recovery_code\",\"totp\"]");
        assertThat(asked.header("Set-Cookie")).isEmpty();
        assertThat(asked.json().has("accessToken")).isFalse();

        var in = amina.answer(asked.json().get("challenge").asString(), amina.nextCode());
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.header("Set-Cookie")).startsWith("refresh-18080=v1.");
        assertThat(Someone.claims(in.token()).get("acr").asString()).isEqualTo("2");
        assertThat(Someone.amr(in.token())).containsExactly("mfa", "otp", "pwd");
        assertThat(Someone.claims(in.token()).get("auth_time").asLong())
                .isEqualTo(clock.instant().getEpochSecond());
    }

    @Test
    void aRefreshedTokenSaysWhatTheSignInSaid() {
        var amina = withApp(21);
        var in = amina.signedIn();
        var since = Someone.claims(in.token()).get("auth_time").asLong();
        clock.move(Duration.ofMinutes(20));

        var token = SERVICE.browser().refresh(in.cookie()).token();

        assertThat(Someone.claims(token).get("acr").asString()).isEqualTo("2");
        assertThat(Someone.amr(token)).containsExactly("mfa", "otp", "pwd");
        assertThat(Someone.claims(token).get("auth_time").asLong()).isEqualTo(since);
    }

    @Test
    @Asvs("6.5.1")
    void aCodeIsTakenOnceHoweverManyChallengesThereAre() {
        var amina = withApp(22);
        var first = amina.challenged();
        var second = amina.challenged();
        assertThat(amina.answer(first, amina.code()).problem())
                .as("the one that confirmed the app")
                .isEqualTo(WRONG);
        var code = amina.nextCode();
        assertThat(amina.answer(first, code).status()).isEqualTo(200);
        assertThat(amina.answer(second, code).problem()).isEqualTo(WRONG);
        assertThat(amina.answer(second, amina.nextCode()).status()).isEqualTo(200);
    }

    @Test
    @Asvs({"6.5.5", "6.5.8"})
    void theTelephonesClockMayBeHalfAMinuteOff() {
        var amina = withApp(23);
        clock.move(Duration.ofMinutes(2));
        var challenge = amina.challenged();
        assertThat(amina.answer(challenge, amina.code(Duration.ofSeconds(-60))).status())
                .isEqualTo(401);
        assertThat(amina.answer(challenge, amina.code(Duration.ofSeconds(60))).status())
                .isEqualTo(401);
        assertThat(amina.answer(challenge, amina.code(Duration.ofSeconds(-30))).status())
                .isEqualTo(200);
        assertThat(amina.answer(amina.challenged(), amina.code(Duration.ofSeconds(30))).status())
                .isEqualTo(200);
    }

    @Test
    void ofTwoWhoConfirmAtOnceOneWins() {
        for (var n = 24; n < 27; n++) {
            var amina = someone(n);
            var token = amina.signedIn().token();
            amina.scans(amina.post("/api/v1/auth/mfa/totp", token));
            var code = amina.code();
            Callable<Browser.Answer> confirms =
                    () -> amina.post("/api/v1/auth/mfa/totp/confirm", token, "code", code);

            oneWins(atOnce(List.of(confirms, confirms, confirms)));

            assertThat(
                            SERVICE.count(
                                    "select count(*) from auth.recovery_codes where person_id ="
                                            + " ?::uuid",
                                    id(amina)))
                    .isEqualTo(10);
        }
    }

    @Test
    @Asvs("6.5.1")
    void ofManyWhoAnswerWithOneCodeOneWins() {
        var amina = withApp(27);
        for (var round = 0; round < 3; round++) {
            var challenges = List.of(amina.challenged(), amina.challenged(), amina.challenged());
            var code = amina.nextCode();

            oneWins(
                    atOnce(
                            challenges.stream()
                                    .<Callable<Browser.Answer>>map(
                                            challenge -> () -> amina.answer(challenge, code))
                                    .toList()));
        }
    }

    @Test
    void aChallengeWorksOnceAlsoForTwoGoodCodesAtOnce() {
        var amina = withApp(28);
        clock.move(Duration.ofMinutes(2));
        var challenge = amina.challenged();
        var earlier = amina.code();
        var later = amina.code(Duration.ofSeconds(30));

        oneWins(
                atOnce(
                        List.of(
                                () -> amina.answer(challenge, earlier),
                                () -> amina.answer(challenge, later))));

        clock.move(Duration.ofMinutes(1));
        assertThat(amina.answer(challenge, amina.code()).problem()).isEqualTo(ENDED);
    }

    @Test
    @Asvs("6.5.5")
    void aChallengeEndsAfterFiveMinutes() {
        var amina = withApp(29);
        var challenge = amina.challenged();
        clock.move(Duration.ofMinutes(5));
        assertThat(amina.answer(challenge, amina.code()).problem()).isEqualTo(ENDED);
    }

    /** Whoever began it for somebody else has nothing of it: who ends it is signed in. */
    @Test
    void aChallengeIsOfTheBrowserThatBeganIt() {
        var victim = withApp(30);
        var attacker = victim.at("the attacker's browser");
        var begunByAttacker = attacker.challenged();
        var code = victim.nextCode();

        assertThat(victim.answer(begunByAttacker, code).problem()).isEqualTo(ENDED);
        assertThat(victim.answer(victim.challenged(), code).status())
                .as("and the code was not used up")
                .isEqualTo(200);
    }

    @Test
    void aChallengeIsAnsweredByItsOwnAccountOnly() {
        var amina = withApp(31);
        var karim = withApp(32);
        var recovery = someone(33);
        var paper = recovery.setsUp(recovery.signedIn().token()).getFirst();
        var challenge = amina.challenged();

        assertThat(amina.answer(challenge, karim.nextCode()).problem()).isEqualTo(WRONG);
        assertThat(amina.answer(challenge, paper).problem()).isEqualTo(WRONG);
        assertThat(recovery.answer(recovery.challenged(), paper).status()).isEqualTo(200);
    }

    @Test
    void aForgedChallengeIsNone() {
        var amina = withApp(34);
        var challenge = amina.challenged();
        var code = amina.nextCode();
        var company = AuthAlone.LUMIERE.id().toString();
        for (var forged :
                List.of(
                        challenge.substring(0, challenge.length() - 4) + "0000",
                        challenge.replace(company, AuthAlone.VERRERIE.id().toString()),
                        challenge + "0",
                        "c1.." + company,
                        "'; drop table auth.people; --",
                        "x")) {
            assertThat(amina.answer(forged, code).problem()).as(forged).isEqualTo(ENDED);
        }
        assertThat(amina.answer(challenge, code).status()).isEqualTo(200);
    }

    @Test
    @Asvs("6.3.1")
    void guessingIsSlowedDownAndARightPasswordForgetsNothing() {
        var amina = withApp(35);
        for (var guess = 0; guess < 5; guess++) {
            assertThat(amina.answer(amina.challenged(), "000000").problem()).isEqualTo(WRONG);
        }
        var challenge = amina.challenged();
        var slowed = amina.answer(challenge, amina.code());
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).isEqualTo("1");
        clock.move(Duration.ofMinutes(1));
        assertThat(amina.answer(challenge, amina.code()).status())
                .as("and the owner is in again after a moment")
                .isEqualTo(200);
    }

    @Test
    void aChallengeBearsFiveTries() {
        var amina = withApp(36);
        var challenge = amina.challenged();
        for (var guess = 0; guess < 5; guess++) {
            amina.answer(challenge, "00000" + guess);
        }
        clock.move(Duration.ofMinutes(2));
        assertThat(amina.answer(challenge, amina.code()).problem()).isEqualTo(ENDED);
    }

    @Test
    void aNeighboursFailureUsesNothingUp() {
        var amina = withApp(37);
        var challenge = amina.challenged();
        var code = amina.nextCode();
        for (var again = 0; again < 6; again++) {
            admin.goesDown();
            assertThat(amina.answer(challenge, code).status()).isEqualTo(503);
            admin.isBack();
        }
        assertThat(amina.answer(challenge, code).status()).isEqualTo(200);
    }

    @Test
    @Asvs({"6.4.4", "6.5.1", "6.5.2", "6.5.4"})
    void aRecoveryCodeWorksOnceAndIsAudited() {
        var amina = someone(38);
        var codes = amina.setsUp(amina.signedIn().token());
        var code = codes.getFirst();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes)
                .allMatch(paper -> paper.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-Z]{4}"));

        var in = amina.answer(amina.challenged(), code.toLowerCase(Locale.ROOT));

        assertThat(in.status()).isEqualTo(200);
        assertThat(Someone.amr(in.token())).containsExactly("mfa", "pwd", "recovery");
        assertThat(amina.answer(amina.challenged(), code).problem()).isEqualTo(WRONG);
        var person = AuthAlone.LUMIERE.people().get(37).id();
        var pseudonym = SERVICE.bean(Pseudonyms.class).of(person).toString();
        assertThat(SERVICE.audited("auth.recovery-code.used", pseudonym)).isEqualTo(1);
        assertThat(
                        SERVICE.count(
                                "select count(*) from auth.recovery_codes where encode(code_key,"
                                        + " 'escape') like '%' || ? || '%'",
                                code))
                .as("only a keyed hash is stored")
                .isZero();
        var left = amina.get("/api/v1/auth/mfa", in.token()).json().at("/methods/1");
        assertThat(left.get("method").asString()).isEqualTo("recovery_code");
        assertThat(left.get("left").asInt()).isEqualTo(9);
    }

    @Test
    @Asvs("6.5.1")
    void ofManyWhoUseOneRecoveryCodeOneWins() {
        var amina = someone(39);
        var codes = amina.setsUp(amina.signedIn().token());
        for (var code : codes.subList(0, 3)) {
            var challenges = List.of(amina.challenged(), amina.challenged(), amina.challenged());

            oneWins(
                    atOnce(
                            challenges.stream()
                                    .<Callable<Browser.Answer>>map(
                                            challenge -> () -> amina.answer(challenge, code))
                                    .toList()));
            clock.move(Duration.ofMinutes(1));
        }
    }

    @Test
    @Asvs({"6.5.6", "7.5.1"})
    void newRecoveryCodesReplaceAllOfThem() {
        var amina = someone(40);
        var old = amina.setsUp(amina.signedIn().token());
        clock.move(Duration.ofSeconds(30));
        var token = amina.signedIn().token();
        assertThat(amina.post("/api/v1/auth/mfa/recovery-codes", token).problem())
                .isEqualTo("/problems/platform/step-up-required");
        var steppedUp = amina.stepUp(token, "code", amina.nextCode()).token();

        var renewed = amina.post("/api/v1/auth/mfa/recovery-codes", steppedUp);

        assertThat(renewed.json().get("recoveryCodes")).hasSize(10);
        assertThat(amina.answer(amina.challenged(), old.get(4)).problem()).isEqualTo(WRONG);
        assertThat(
                        amina.answer(
                                        amina.challenged(),
                                        renewed.json().at("/recoveryCodes/4").asString())
                                .status())
                .isEqualTo(200);
    }

    @Test
    @Asvs("7.5.1")
    void anAppInUseIsNotReplacedByWhoeverIsSignedIn() {
        var amina = withApp(43);
        var token = amina.signedIn().token();
        assertThat(amina.post("/api/v1/auth/mfa/totp", token).problem())
                .isEqualTo("/problems/auth/totp-set-up-already");
        assertThat(amina.delete("/api/v1/auth/mfa/totp", token, "*").problem())
                .isEqualTo("/problems/platform/step-up-required");
    }

    @Test
    @Asvs("6.5.6")
    void anAppIsTakenAwayByOneOfItsCodes() {
        var amina = withApp(44);
        var token = amina.signedIn().token();
        var seen = amina.get("/api/v1/auth/mfa", token).header("ETag");
        var steppedUp = amina.stepUp(token, "code", amina.nextCode()).token();

        assertThat(amina.delete("/api/v1/auth/mfa/totp", steppedUp, null).status()).isEqualTo(428);
        assertThat(amina.delete("/api/v1/auth/mfa/totp", steppedUp, "\"other\"").status())
                .isEqualTo(412);
        assertThat(amina.delete("/api/v1/auth/mfa/totp", steppedUp, seen).status()).isEqualTo(204);

        assertThat(amina.login().status()).as("the password is enough again").isEqualTo(200);
        assertThat(
                        SERVICE.count(
                                "select count(*) from auth.recovery_codes where person_id ="
                                        + " ?::uuid",
                                id(amina)))
                .isZero();
    }

    @Test
    @Asvs({"7.5.1", "7.5.3", "10.3.4"})
    void whoSignedInLongAgoAddsNoFactor() {
        var amina = someone(45);
        var in = amina.signedIn();
        clock.move(Duration.ofMinutes(10));
        var token = SERVICE.browser().refresh(in.cookie()).token();
        var refused = amina.post("/api/v1/auth/mfa/totp", token);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate"))
                .isEqualTo(
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\"3\","
                                + " max_age=\"600\"");
        var steppedUp = amina.stepUp(token, "password", AuthAlone.PASSWORD).token();
        assertThat(amina.post("/api/v1/auth/mfa/totp", steppedUp).status()).isEqualTo(200);
    }

    @Test
    void noSecretIsStoredInClear() {
        var amina = someone(46);
        var token = amina.signedIn().token();
        var secret = amina.post("/api/v1/auth/mfa/totp", token).json().get("secret").asString();
        assertThat(secret).hasSize(32);
        assertThat(
                        SERVICE.count(
                                "select octet_length(sealed_secret) from auth.totp where person_id"
                                        + " = ?::uuid",
                                id(amina)))
                .as("nonce, twenty bytes, tag")
                .isEqualTo(12 + 20 + 16);
    }
}
