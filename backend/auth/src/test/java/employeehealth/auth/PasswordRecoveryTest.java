package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.audit.Pseudonyms;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRecoveryTest {

    private static final String FRESH = "tulipe wagon citron parvis";
    private static final String OTHER = "marmite hublot verger cousin";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static MovableClock clock;

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        browser = service.browser();
        clock = service.bean(MovableClock.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String email(int n) {
        return "e%04d@lumiere.demo".formatted(n);
    }

    private static PersonId person(int n) {
        return AuthAlone.LUMIERE.people().get(n - 1).id();
    }

    private static Browser.Answer forgot(String email) {
        return browser.post("/api/v1/auth/password/forgot", Browser.json("email", email), null);
    }

    private static Browser.Answer reset(String token, String password) {
        return browser.post(
                "/api/v1/auth/password/reset",
                Browser.json("token", token, "password", password),
                null);
    }

    private static String linkOf(int n) {
        assertThat(forgot(email(n)).status()).isEqualTo(202);
        return service.mailed(
                LinkPurpose.PASSWORD_RESET, AuthAlone.LUMIERE.id(), person(n).value());
    }

    private static void isEnded(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.problem()).isEqualTo("/problems/auth/link-ended");
    }

    @Test
    @Asvs("7.4.3")
    void aMailedLinkGivesAnotherPasswordOnceAndSignsOutEverybody() {
        var before = browser.login(email(1), AuthAlone.PASSWORD);
        var token = linkOf(1);

        assertThat(reset(token, FRESH).status()).isEqualTo(204);

        assertThat(browser.refresh(before.cookie()).status()).isEqualTo(401);
        assertThat(browser.login(email(1), AuthAlone.PASSWORD).status()).isEqualTo(401);
        assertThat(browser.login(email(1), FRESH).status()).isEqualTo(200);
        isEnded(reset(token, OTHER));
        var pseudonym = service.bean(Pseudonyms.class).of(person(1)).toString();
        assertThat(service.audited("auth.password.reset", pseudonym)).isOne();
    }

    @Test
    void aNewerLinkMakesTheOneBeforeUseless() {
        var first = linkOf(2);
        var second = linkOf(2);

        isEnded(reset(first, FRESH));
        assertThat(reset(second, FRESH).status()).isEqualTo(204);
    }

    @Test
    void aLinkIsGoodForHalfAnHour() {
        var token = linkOf(3);
        clock.move(Duration.ofMinutes(30));
        isEnded(reset(token, FRESH));
        assertThat(browser.login(email(3), AuthAlone.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsNotGoodEnoughDoesNotUseTheLinkUp() {
        var token = linkOf(4);
        var refused = reset(token, "Lumiere-2026-Lumiere");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("password");
        assertThat(refused.json().at("/errors/0/message").asString()).contains("your company");
        assertThat(reset(token, FRESH).status()).isEqualTo(204);
    }

    @Test
    @Asvs("9.1.1")
    void noLetterOfALinkCanBeAnother() {
        var token = linkOf(5);
        for (var i = 0; i < token.length(); i++) {
            var c = token.charAt(i);
            var other = c == '.' ? '-' : c == '0' ? '1' : '0';
            isEnded(reset(token.substring(0, i) + other + token.substring(i + 1), FRESH));
        }
        isEnded(reset(token.toUpperCase(java.util.Locale.ROOT), FRESH));
        isEnded(reset(token.substring(0, token.length() - 1), FRESH));
        assertThat(reset(token, FRESH).status()).isEqualTo(204);
    }

    @Test
    void aLinkForSomethingElseResetsNothing() {
        var refresh = browser.login(email(6), AuthAlone.PASSWORD).cookie().split("=", 2)[1];
        isEnded(reset(refresh, FRESH));
        isEnded(
                browser.post(
                        "/api/v1/auth/register/confirm",
                        Browser.json("token", linkOf(6), "password", AuthAlone.PASSWORD),
                        null));
    }

    @Test
    void ofTwoWhoUseOneLinkAtOnceOneWins() throws Exception {
        for (var n = 7; n < 12; n++) {
            var token = linkOf(n);
            var passwords = List.of(FRESH, OTHER);
            var answers =
                    together(
                            () -> reset(token, passwords.getFirst()).status(),
                            () -> reset(token, passwords.getLast()).status());
            assertThat(answers).containsExactlyInAnyOrder(204, 410);
            var winner = passwords.get(answers.indexOf(204));
            assertThat(browser.login(email(n), winner).status()).isEqualTo(200);
        }
    }

    @Test
    void whoSignsInWithTheOldPasswordWhileItIsResetIsNotIn() throws Exception {
        for (var n = 12; n < 20; n++) {
            var token = linkOf(n);
            var who = n;
            var cookies = new ArrayList<String>();
            var answers =
                    together(
                            () -> {
                                var answer = browser.login(email(who), AuthAlone.PASSWORD);
                                cookies.add(answer.cookie());
                                return answer.status();
                            },
                            () -> reset(token, FRESH).status());
            assertThat(answers.getLast()).isEqualTo(204);
            if (answers.getFirst() == 200) {
                assertThat(browser.refresh(cookies.getFirst()).status()).isEqualTo(401);
            }
            assertThat(
                            service.count(
                                    "select count(*) from auth.sessions where person_id = ? and"
                                            + " ended_at is null",
                                    person(who).value()))
                    .isZero();
        }
    }

    @Test
    void aSignInThatWaitsForASecondFactorDoesNotOutliveItsPassword() {
        var token = linkOf(20);
        service.change(
                "insert into auth.sign_in_challenges (id, company_id, person_id, secret_key,"
                        + " client_key, proven_by, proven_at, methods, expires_at) values"
                        + " (gen_random_uuid(), ?, ?, 'x', 'x', 'password', now(), 'totp', now() +"
                        + " interval '1 day')",
                AuthAlone.LUMIERE.id().value(),
                person(20).value());
        assertThat(reset(token, FRESH).status()).isEqualTo(204);
        assertThat(
                        service.count(
                                "select count(*) from auth.sign_in_challenges where person_id = ?",
                                person(20).value()))
                .isZero();
    }

    @SafeVarargs
    private static List<Integer> together(Callable<Integer>... works) throws Exception {
        var barrier = new CyclicBarrier(works.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(
                            java.util.Arrays.stream(works)
                                    .<Callable<Integer>>map(work ->
                                            () -> {
                                                barrier.await();
                                                return work.call();
                                            })
                                    .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @Test
    @Asvs("6.3.8")
    void anAddressWithoutAnAccountTakesTheSameSteps() {
        var statements = service.bean(Statements.class);
        forgot("warm-up@lumiere.demo");
        var known = statements.during(() -> forgot(email(21)));
        var unknown = statements.during(() -> forgot("nobody-21@lumiere.demo"));

        assertThat(known).hasSizeGreaterThan(8).anyMatch(sql -> sql.contains("mailed_links"));
        assertThat(unknown).isEqualTo(known);
        assertThat(forgot("nobody-22@lumiere.demo").http().body())
                .isEqualTo(forgot(email(22)).http().body());
    }

    @Test
    @Asvs("6.3.8")
    void anUnknownNameTakesTheSameStepsToSignIn() {
        var statements = service.bean(Statements.class);
        var known = statements.during(() -> browser.login(email(23), "wrong"));
        var unknown = statements.during(() -> browser.login("nobody-23@lumiere.demo", "wrong"));

        assertThat(unknown).isEqualTo(known);
    }

    @Test
    void oneMailboxIsNotFilled() {
        for (var n = 0; n < 5; n++) {
            assertThat(forgot(email(24)).status()).isEqualTo(202);
        }
        var last = linkOf(24);
        assertThat(forgot(email(24)).status()).isEqualTo(202);
        assertThat(linkOf(24)).as("no newer link, and no word of it").isEqualTo(last);

        clock.move(Duration.ofMinutes(61));
        isEnded(reset(last, FRESH));
        assertThat(reset(linkOf(24), FRESH).status()).isEqualTo(204);
    }

    @Test
    void onePlaceDoesNotFillMany() {
        try (var strict = AuthAlone.start("--auth.mails.per-origin=3")) {
            var page = strict.browser();
            for (var n = 0; n < 3; n++) {
                var body = Browser.json("email", "nobody-%d@x.example".formatted(n));
                assertThat(page.post("/api/v1/auth/password/forgot", body, null).status())
                        .isEqualTo(202);
            }
            var fourth =
                    page.post(
                            "/api/v1/auth/password/forgot", Browser.json("email", email(1)), null);
            assertThat(fourth.status()).isEqualTo(429);
            assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(1, 3_601);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | email",
                "{\"email\":\"a\\u0000@b.example\"} | email",
                "{\"email\":\"a\\u202e@b.example\"} | email",
                "{\"email\":\"a@b.example\",\"locale\":\"fr\"} | locale",
            })
    void aBadAddressIsNamed(String body, String field) {
        var answer = browser.post("/api/v1/auth/password/forgot", body, null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a b\"@lumiere.demo",
                "a(comment)@lumiere.demo",
                "a@b@lumiere.demo",
                "a@[127.0.0.1]",
                "@lumiere.demo",
                "no address at all",
                "a@lumiere.demo\r\nBcc: all@lumiere.demo",
            })
    void whatIsNoAddressIsNobodys(String email) {
        assertThat(forgot(email).status()).isEqualTo(202);
    }

    @Test
    void aPasswordOfFiveKilobytesIsRefusedBeforeAnyWork() {
        var token = linkOf(25);
        assertThat(reset(token, "x".repeat(5_000)).status()).isEqualTo(400);
        assertThat(reset(token, "tulipe\u0000wagon citron parvis").status()).isEqualTo(400);
        assertThat(reset(token, "tulipe\u202ewagon citron parvis").status()).isEqualTo(400);
        assertThat(browser.login(email(25), "ﷺ".repeat(1_000)).status()).isEqualTo(400);
    }

    @Test
    @Asvs({"6.2.8", "6.2.9"})
    void aLongPassphraseWithEmojiIsSetAndSignsIn() {
        var phrase = "🐙🌵🎻🧭🪁🛶🧂🪵🧶🪨🧊🪤🦴🪞🧷".repeat(1) + "é".repeat(4) + "x".repeat(1);
        var long1024 = phrase + randomTail(1_024 - phrase.codePointCount(0, phrase.length()));
        assertThat(reset(linkOf(26), long1024).status()).isEqualTo(204);
        assertThat(browser.login(email(26), long1024).status()).isEqualTo(200);
    }

    private static String randomTail(int codePoints) {
        var random = new java.util.Random(1);
        var tail = new StringBuilder();
        for (var n = 0; n < codePoints; n++) {
            tail.appendCodePoint(0x1F300 + random.nextInt(0x300));
        }
        return tail.toString();
    }

    @Test
    @Asvs("6.2.8")
    void whatIsTypedIsThePasswordAsItWasChosenAndNothingElse() {
        var chosen = "Tulipe wagon Citron parvis";
        assertThat(reset(linkOf(33), chosen).status()).isEqualTo(204);
        for (var typed :
                List.of(
                        "tulipe wagon citron parvis",
                        "TULIPE WAGON CITRON PARVIS",
                        chosen + " ",
                        chosen.substring(0, chosen.length() - 1))) {
            assertThat(browser.login(email(33), typed).status()).as(typed).isEqualTo(401);
        }
        assertThat(browser.login(email(33), chosen).status()).isEqualTo(200);
    }

    @Test
    @Asvs("6.2.10")
    void aPasswordIsGoodForYears() {
        try (var patient = AuthAlone.start()) {
            patient.bean(MovableClock.class).move(Duration.ofDays(5 * 365));
            assertThat(patient.browser().login(email(1), AuthAlone.PASSWORD).status())
                    .isEqualTo(200);
        }
    }

    @Test
    @Asvs({"6.3.6", "6.4.3"})
    void anotherPasswordByMailStandsInForNoSecondFactor() {
        var amina = new Someone(service, email(32));
        amina.setsUp(amina.signedIn().token());

        assertThat(reset(linkOf(32), FRESH).status()).isEqualTo(204);

        var asked = amina.login(FRESH);
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.problem()).isEqualTo("/problems/auth/second-factor-required");
        assertThat(asked.json().has("accessToken")).isFalse();
        assertThat(asked.json().get("methods").toString())
                .isEqualTo("[\"recovery_code\",\"totp\"]");
    }

    @Test
    @Asvs({"6.2.2", "6.2.3", "7.4.3", "7.5.1"})
    void aPasswordIsChangedForTheOneBeforeAndOtherDevicesAreSignedOut() {
        var here = browser.login(email(27), AuthAlone.PASSWORD);
        var elsewhere = browser.login(email(27), AuthAlone.PASSWORD);

        var answer = change(here.token(), AuthAlone.PASSWORD, FRESH);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(browser.refresh(here.cookie()).status()).isEqualTo(200);
        assertThat(browser.refresh(elsewhere.cookie()).status()).isEqualTo(401);
        assertThat(browser.login(email(27), AuthAlone.PASSWORD).status()).isEqualTo(401);
        assertThat(browser.login(email(27), FRESH).status()).isEqualTo(200);
    }

    private static Browser.Answer change(String token, String current, String fresh) {
        return browser.as(
                token,
                "POST",
                "/api/v1/auth/password/change",
                Browser.json("currentPassword", current, "newPassword", fresh));
    }

    @Test
    @Asvs({"6.2.3", "6.3.1"})
    void guessingInALeftSessionIsSlowedDownLikeSigningIn() {
        var token = browser.login(email(28), AuthAlone.PASSWORD).token();
        for (var guess = 0; guess < 5; guess++) {
            var answer = change(token, "guess", FRESH);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("/problems/auth/wrong-password");
        }
        assertThat(change(token, AuthAlone.PASSWORD, FRESH).status()).isEqualTo(429);
        assertThat(browser.login(email(28), AuthAlone.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    @Asvs("6.2.1")
    void aPasswordIsNotChangedToABadOneAndNotWithoutSigningIn() {
        var token = browser.login(email(29), AuthAlone.PASSWORD).token();
        var refused = change(token, AuthAlone.PASSWORD, "short");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("newPassword");
        assertThat(
                        browser.post(
                                        "/api/v1/auth/password/change",
                                        Browser.json("currentPassword", "a", "newPassword", FRESH),
                                        null)
                                .status())
                .isEqualTo(401);
    }

    @Test
    void whatToDoIsSaidInFrench() {
        var token = linkOf(30);
        var answer =
                browser.send(
                        browser.request("/api/v1/auth/password/reset")
                                .header("Accept-Language", "fr")
                                .POST(
                                        BodyPublishers.ofString(
                                                Browser.json(
                                                        "token", token, "password", "court"))));
        assertThat(answer.json().at("/errors/0/message").asString())
                .isEqualTo(
                        "Utilisez au moins 15 caractères. Quatre ou cinq mots à la suite sont"
                                + " faciles à retenir et difficiles à deviner.");
    }

    @Test
    void noTokenAndNoPartOfOneLiesInTheDatabase() {
        var token = linkOf(31);
        var mac = token.substring(token.lastIndexOf('.') + 1);
        for (var table :
                List.of(
                        "auth.mailed_links",
                        "platform.outbox",
                        "platform.news_deliveries",
                        "platform.audit_log",
                        "platform.jobs")) {
            assertThat(
                            service.count(
                                    "select count(*) from "
                                            + table
                                            + " t where t::text like '%"
                                            + mac.substring(0, 16)
                                            + "%'"))
                    .as(table)
                    .isZero();
        }
    }
}
