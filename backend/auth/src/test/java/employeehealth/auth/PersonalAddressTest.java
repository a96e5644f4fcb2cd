package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.contracts.auth.LinkApi;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.asvs.Asvs;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PersonalAddressTest {

    private static final String PATH = "/api/v1/auth/personal-address";
    private static final String STEP_UP = "/problems/platform/step-up-required";

    private static AuthAlone.Running service;
    private static Browser browser;

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        browser = service.browser();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String signedIn(int n) {
        return browser.login("e%04d@lumiere.demo".formatted(n), AuthAlone.PASSWORD).token();
    }

    private static Browser.Answer ask(String token, String email) {
        return browser.as(token, "POST", PATH, Browser.json("email", email));
    }

    private static String link(AuthAlone.Running at, int n) {
        return at.mailed(
                LinkPurpose.PERSONAL_ADDRESS,
                AuthAlone.LUMIERE.id(),
                AuthAlone.LUMIERE.people().get(n - 1).id().value());
    }

    private static Browser.Answer confirm(String token, String link) {
        return browser.as(token, "POST", PATH + "/confirm", Browser.json("token", link));
    }

    private static String fingerprinted(String action, int n) {
        return service.fingerprinted(action, AuthAlone.LUMIERE.people().get(n - 1).id());
    }

    /** For somebody who is signed in, all of it. */
    static void add(AuthAlone.Running at, Browser page, String token, int n, String email) {
        var body = Browser.json("email", email);
        assertThat(page.as(token, "POST", PATH, body).status()).isEqualTo(202);
        var link = Browser.json("token", link(at, n));
        assertThat(page.as(token, "POST", PATH + "/confirm", link).status()).isEqualTo(204);
    }

    @Test
    void aConfirmedAddressSignsInAndGetsTheLinksForANewPassword() {
        var token = signedIn(1);
        assertThat(ask(token, "claire@home.example").status()).isEqualTo(202);
        assertThat(browser.login("claire@home.example", AuthAlone.PASSWORD).status())
                .as("not confirmed")
                .isEqualTo(401);
        assertThat(confirm(token, link(service, 1)).status()).isEqualTo(204);

        assertThat(browser.login("Claire@HOME.example", AuthAlone.PASSWORD).status())
                .isEqualTo(200);
        assertThat(browser.as(token, "GET", PATH, null).json().path("email").asString())
                .isEqualTo("claire@home.example");
        var body = Browser.json("email", "e0001@lumiere.demo");
        browser.post("/api/v1/auth/password/forgot", body, null);
        var id =
                service.text(
                        "select id::text from auth.mailed_links where person_id = ? and purpose ="
                                + " 'password-reset'",
                        AuthAlone.LUMIERE.people().getFirst().id().value());
        var mailed =
                service.bean(LinkApi.class)
                        .link(AuthAlone.LUMIERE.id(), employeehealth.contracts.LinkId.of(id));
        assertThat(mailed.email()).isEqualTo("claire@home.example");
        assertThat(mailed.address()).startsWith("http://localhost:18080/fr/reset-password#l1.");
    }

    @Test
    @Asvs("6.3.1")
    void whoGuessesAtItFromEverywhereDoesNotKeepItsOwnerOutWhereTheyAreKnown() {
        add(service, browser, signedIn(20), 20, "amina@home.example");
        assertThat(from("192.0.2.1", "amina@home.example", AuthAlone.PASSWORD)).isEqualTo(200);
        assertThat(from("192.0.2.2", "e0020@lumiere.demo", AuthAlone.PASSWORD)).isEqualTo(200);
        for (var guess = 0; guess < 25; guess++) {
            from("198.51.100." + guess, "amina@home.example", "guess");
        }

        assertThat(from("203.0.113.1", "amina@home.example", AuthAlone.PASSWORD))
                .as("where they never were")
                .isEqualTo(429);
        assertThat(from("192.0.2.1", "amina@home.example", AuthAlone.PASSWORD))
                .as("where they came with it")
                .isEqualTo(200);
        for (var guess = 0; guess < 25; guess++) {
            from("198.51.100." + guess, "amina@home.example", "guess");
        }
        assertThat(from("192.0.2.2", "amina@home.example", AuthAlone.PASSWORD))
                .as("where they came with the company's")
                .isEqualTo(200);
    }

    private static int from(String address, String email, String password) {
        var token = service.bean(ServiceTokens.class).mint("auth");
        return browser.send(
                        browser.request("/api/v1/auth/login")
                                .header("X-Forwarded-For", address)
                                .header(ServiceTokens.HEADER, token)
                                .POST(
                                        BodyPublishers.ofString(
                                                Browser.json(
                                                        "email", email, "password", password))))
                .status();
    }

    @Test
    void aNewPasswordByMailEndsTheWaitsOfBothAddresses() {
        add(service, browser, signedIn(21), 21, "bea@home.example");
        for (var guess = 0; guess < 5; guess++) {
            browser.login("bea@home.example", "guess");
            browser.login("e0021@lumiere.demo", "guess");
        }
        assertThat(browser.login("bea@home.example", AuthAlone.PASSWORD).status()).isEqualTo(429);
        browser.post(
                "/api/v1/auth/password/forgot", Browser.json("email", "bea@home.example"), null);
        var link =
                service.mailed(
                        LinkPurpose.PASSWORD_RESET,
                        AuthAlone.LUMIERE.id(),
                        AuthAlone.LUMIERE.people().get(20).id().value());
        var fresh = "tulipe wagon citron parvis";
        browser.post(
                "/api/v1/auth/password/reset",
                Browser.json("token", link, "password", fresh),
                null);

        assertThat(browser.login("bea@home.example", fresh).status()).isEqualTo(200);
        assertThat(browser.login("e0021@lumiere.demo", fresh).status()).isEqualTo(200);
    }

    @Test
    void aStrangerWithTheLinkConfirmsNothing() {
        ask(signedIn(2), "mistyped@home.example");
        var link = link(service, 2);

        assertThat(confirm(signedIn(3), link).status()).isEqualTo(410);
        assertThat(browser.post(PATH + "/confirm", Browser.json("token", link), null).status())
                .isEqualTo(401);
        assertThat(browser.login("mistyped@home.example", AuthAlone.PASSWORD).status())
                .isEqualTo(401);
    }

    @Test
    void anotherOneTakesThePlaceOfTheOneBefore() {
        var token = signedIn(4);
        add(service, browser, token, 4, "first@home.example");
        assertThat(fingerprinted("auth.personal-address.added", 4)).isEqualTo("after");
        add(service, browser, token, 4, "second@home.example");
        assertThat(fingerprinted("auth.personal-address.added", 4)).isEqualTo("before after");

        assertThat(browser.login("first@home.example", AuthAlone.PASSWORD).status()).isEqualTo(401);
        assertThat(browser.login("second@home.example", AuthAlone.PASSWORD).status())
                .isEqualTo(200);
        assertThat(browser.as(token, "POST", PATH + "/remove", null).status()).isEqualTo(204);
        assertThat(browser.login("second@home.example", AuthAlone.PASSWORD).status())
                .isEqualTo(401);
        assertThat(browser.login("e0004@lumiere.demo", AuthAlone.PASSWORD).status()).isEqualTo(200);
        assertThat(fingerprinted("auth.personal-address.removed", 4)).isEqualTo("before");
    }

    @Test
    @Asvs("6.3.8")
    void nobodyTakesTheAddressOfAnotherAccountAndNobodyLearnsThatItHasOne() {
        var statements = service.bean(Statements.class);
        var token = signedIn(5);
        var free = statements.during(() -> ask(token, "free@home.example"));
        var taken = statements.during(() -> ask(token, "e0002@verrerie.demo"));

        assertThat(taken).isEqualTo(free);
        assertThat(
                        service.count(
                                "select count(*) from auth.mailed_links where purpose ="
                                        + " 'already-registered' and person_id = ?",
                                AuthAlone.VERRERIE.people().get(1).id().value()))
                .isOne();
        assertThat(
                        browser.me(browser.login("e0002@verrerie.demo", AuthAlone.PASSWORD).token())
                                .json()
                                .path("company")
                                .asString())
                .isEqualTo("verrerie");
    }

    @Test
    @Asvs("7.5.1")
    void whoSignedInLongAgoProvesAgainWhoTheyAre() {
        var in = browser.login("e0006@lumiere.demo", AuthAlone.PASSWORD);
        service.bean(MovableClock.class).move(Duration.ofMinutes(11));
        var token = browser.refresh(in.cookie()).token();
        assertThat(ask(token, "x@home.example").problem()).isEqualTo(STEP_UP);
        assertThat(browser.as(token, "POST", PATH + "/remove", null).problem()).isEqualTo(STEP_UP);

        var proof = Browser.json("password", AuthAlone.PASSWORD);
        var proven = browser.as(token, "POST", "/api/v1/auth/step-up", proof).token();

        assertThat(ask(proven, "x@home.example").status()).isEqualTo(202);
        assertThat(browser.as(proven, "POST", PATH + "/remove", null).status()).isEqualTo(204);
    }

    @Test
    @Asvs("7.5.1")
    void aPasswordAloneIsNotEnoughOfWhoHasASecondFactor() {
        var amina = new Someone(service, "e0007@lumiere.demo");
        amina.setsUp(amina.signedIn().token());
        var in = amina.signedIn();
        service.bean(MovableClock.class).move(Duration.ofMinutes(11));
        var token = browser.refresh(in.cookie()).token();
        String[] body = {"email", "y@home.example", "password", AuthAlone.PASSWORD};

        assertThat(amina.post(PATH, token, body).problem()).isEqualTo(STEP_UP);
        assertThat(amina.stepUp(token, "password", AuthAlone.PASSWORD).status()).isEqualTo(401);

        var proven = amina.stepUp(token, "code", amina.nextCode()).token();
        assertThat(amina.post(PATH, proven, body).status())
                .as("a password that is sent is not looked at")
                .isEqualTo(202);
    }
}
