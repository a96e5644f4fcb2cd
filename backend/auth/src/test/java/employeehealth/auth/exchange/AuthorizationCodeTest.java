package employeehealth.auth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.Browser;
import employeehealth.auth.Program;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person lets a program act for them; every abuse of RFC 9700 is refused. */
class AuthorizationCodeTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String ADMIN = "e0063@lumiere.demo";
    private static final String AMINA = "e0064@lumiere.demo";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static Program program;
    private static Program other;
    private static Program onDevice;

    @BeforeAll
    static void start() {
        service = AuthAlone.running();
        browser = service.browser();
        program = Program.ordinary(service, ADMIN);
        other = Program.ordinary(service, ADMIN);
        onDevice =
                Program.registered(
                        service,
                        ADMIN,
                        """
                        {"name":"Poste","kind":"native",
                         "redirectUris":["http://127.0.0.1/cb","com.example.app:/cb"],
                         "scopes":["openid","offline_access"]}
                        """);
    }

    @AfterEach
    void asItWas() {
        service.bean(FakeAdmin.class).allows(Permission.TRIAGE_ASSESS);
        service.bean(FakeAdmin.class).isBack();
    }

    private static String signedIn() {
        return browser.login(AMINA, AuthAlone.PASSWORD).token();
    }

    private static void refused(Browser.Answer answer, String error) {
        assertThat(answer.json().path("error").asString()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    private static Browser.Answer userinfo(String token) {
        return program.get("/userinfo", "Authorization", "Bearer " + token);
    }

    private static String text(Browser.Answer answer, String field) {
        return answer.json().path(field).asString();
    }

    @Test
    @Asvs({"7.6.2", "9.2.4", "10.7.1", "10.7.2"})
    void aPersonAgreesAndTheProgramGetsWhatTheyGranted() {
        var person = browser.login("e0068@lumiere.demo", AuthAlone.PASSWORD).token();
        var begun = program.authorize();
        assertThat(begun.status()).isEqualTo(303);
        assertThat(begun.header("Location")).startsWith(Program.ISSUER + "/authorize/?request=");
        assertThat(begun.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        var handle = Program.handle(begun);

        var question = program.question(handle, begun.cookie(), person).json();
        assertThat(question.path("client").asString()).isEqualTo("Agenda");
        assertThat(question.path("sendsTo").asString()).isEqualTo("app.example");
        assertThat(question.path("scopes")).hasSize(4);
        assertThat(question.path("remembered").asBoolean()).isFalse();

        var redirect =
                program.answer(
                                handle,
                                begun.cookie(),
                                person,
                                "{\"approve\":true,\"scopes\":[\"openid\",\"triage.assess\"]}")
                        .json()
                        .path("redirect")
                        .asString();
        var told = Program.query(redirect);
        assertThat(redirect).startsWith(Program.REDIRECT + "?");
        assertThat(told).containsEntry("state", "the-state").containsEntry("iss", Program.ISSUER);

        var tokens = program.exchange(told.getOrDefault("code", ""));
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.json().has("refresh_token")).as("not granted").isFalse();
        assertThat(text(tokens, "scope")).isEqualTo("openid triage.assess");
        var access = Program.claims(text(tokens, "access_token"));
        assertThat(access.path("client_id").asString()).isEqualTo(program.clientId);
        assertThat(access.path("permissions").get(0).asString()).isEqualTo("triage.assess");
        assertThat(access.path("roles")).isEmpty();
        var id = Program.claims(text(tokens, "id_token"));
        assertThat(id.path("aud").asString()).isEqualTo(program.clientId);
        assertThat(id.path("nonce").asString()).isEqualTo("the-nonce");
        assertThat(id.path("sub")).isEqualTo(access.path("sub"));
        assertThat(id.path("at_hash").asString()).hasSize(22);

        var info = userinfo(text(tokens, "access_token")).json();
        assertThat(info.path("sub")).isEqualTo(id.path("sub"));
        assertThat(info.has("email") || info.has("name")).as("not granted").isFalse();
    }

    @Test
    @Asvs("10.3.2")
    void aProgramMayNoMoreThanThePerson() {
        service.bean(FakeAdmin.class).allows(Permission.PROTOCOLS_READ, Permission.AUDIT_READ);
        var code = program.code(signedIn(), "scope", "triage.assess protocols.read");
        var access = Program.claims(text(program.exchange(code), "access_token"));
        assertThat(access.path("permissions").toString()).isEqualTo("[\"protocols.read\"]");
    }

    @Test
    @Asvs("9.2.2")
    void aProgramIsNotOneOfOurPages() {
        var tokens = program.exchange(program.code(signedIn()));
        var token = text(tokens, "access_token");
        for (var path :
                List.of(
                        "/api/v1/auth/me",
                        "/api/v1/auth/authorized-clients",
                        "/api/v1/auth/oauth-clients")) {
            assertThat(program.get(path, "Authorization", "Bearer " + token).status())
                    .as(path)
                    .isEqualTo(403);
        }
        var begun = program.authorize();
        assertThat(
                        program.answer(
                                        Program.handle(begun),
                                        begun.cookie(),
                                        token,
                                        "{\"approve\":true}")
                                .status())
                .as("nor grants it itself anything")
                .isEqualTo(403);
        assertThat(userinfo(text(tokens, "id_token")).status())
                .as("an id token opens nothing")
                .isEqualTo(401);
    }

    @Test
    void aPersonRefuses() {
        var begun = program.authorize();
        var redirect =
                program.answer(
                                Program.handle(begun),
                                begun.cookie(),
                                signedIn(),
                                "{\"approve\":false}")
                        .json()
                        .path("redirect")
                        .asString();
        assertThat(Program.query(redirect))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "the-state")
                .containsEntry("iss", Program.ISSUER)
                .doesNotContainKey("code");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, code token, unsupported_response_type",
        "response_type, '', invalid_request",
        "response_mode, fragment, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "scope, '', invalid_scope",
        "scope, openid everything, invalid_scope",
        "scope, system/*.rs, invalid_scope",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri, https://app.example/r, request_uri_not_supported",
        "prompt, none, interaction_required",
        "prompt, none login, invalid_request",
        "max_age, soon, invalid_request",
        "dpop_jkt, x, invalid_request"
    })
    @Asvs({"7.6.2", "10.4.4", "10.4.6", "10.4.11", "10.4.12", "10.6.1", "10.7.1"})
    void aBadRequestIsToldToTheProgram(String name, String value, String error) {
        var answer = program.authorize(name, value);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).startsWith(Program.REDIRECT + "?");
        assertThat(Program.query(answer.header("Location")))
                .containsEntry("error", error)
                .containsEntry("iss", Program.ISSUER)
                .containsEntry("state", "the-state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/cb",
                "https://app.example/cb/",
                "https://app.example/cb?x=1",
                "https://app.example/cb#f",
                "https://app.example/CB",
                "https://app.example:443/cb",
                "https://app.example@evil.example/cb",
                "https://app.example.evil.example/cb",
                "http://app.example/cb",
                "https://app.example/../cb",
                "//app.example/cb",
                "javascript:alert(1)",
                "https://app.example/cb%00",
                " https://app.example/cb"
            })
    @Asvs("10.4.1")
    void nobodyIsSentToAnotherAddress(String uri) {
        var answer = program.authorize("redirect_uri", uri);
        assertThat(answer.problem()).isEqualTo("/problems/auth/bad-authorization-request");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void aParameterGivenTwiceIsRefusedWhereverItIs() {
        var query = Program.form(flat(program));
        for (var twice :
                List.of(
                        "redirect_uri=https://evil.example/cb",
                        "client_id=x",
                        "state=x",
                        "scope=openid")) {
            assertThat(program.get("/oauth2/authorize?" + query + "&" + twice).status())
                    .isEqualTo(400);
        }
        refused(
                program.raw("/oauth2/token", null, "grant_type=authorization_code&grant_type=x"),
                "invalid_request");
        refused(
                program.raw("/oauth2/token?client_id=" + program.clientId, null, "grant_type=x"),
                "invalid_request");
    }

    private static String[] flat(Program of) {
        var flat = new ArrayList<String>();
        of.asking()
                .forEach((name, value) -> {
                    flat.add(name);
                    flat.add(value);
                });
        return flat.toArray(String[]::new);
    }

    @Test
    void anUnknownProgramAndOneThatIsTooWordySendNobodyAnywhere() {
        assertThat(program.authorize("client_id", "nobody").status()).isEqualTo(400);
        assertThat(program.authorize("state", "x".repeat(2_049)).status()).isEqualTo(400);
        assertThat(Program.query(program.authorize("nonce", "x".repeat(513)).header("Location")))
                .containsEntry("error", "invalid_request");
    }

    @Test
    @Asvs("10.4.1")
    void onAPersonsDeviceAnyPortWillDoAndNothingElse() {
        for (var port : List.of("", ":1", ":51234", ":65535")) {
            assertThat(
                            onDevice.authorize(
                                            "redirect_uri",
                                            "http://127.0.0.1" + port + "/cb",
                                            "scope",
                                            "openid")
                                    .header("Location"))
                    .contains("/authorize/?request=");
        }
        for (var uri :
                List.of(
                        "http://localhost:51234/cb",
                        "http://127.0.0.2/cb",
                        "http://[::1]/cb",
                        "https://127.0.0.1/cb",
                        "http://127.0.0.1:51234/other",
                        "http://127.0.0.1:51234/cb?x=1",
                        "http://x@127.0.0.1:51234/cb",
                        "http://127.0.0.1:51234/cb#x",
                        "com.example.app:/other")) {
            assertThat(onDevice.authorize("redirect_uri", uri).status()).as(uri).isEqualTo(400);
        }
    }

    @Test
    void aRequestThatWasStolenIsWorthNothingInAnotherBrowser() {
        var begun = program.authorize();
        var handle = Program.handle(begun);
        var thiefs = program.authorize().cookie();
        assertThat(program.question(handle, thiefs, signedIn()).status()).isEqualTo(404);
        assertThat(program.answer(handle, thiefs, signedIn(), "{\"approve\":true}").problem())
                .isEqualTo("/problems/auth/authorization-gone");
        assertThat(program.question(handle, "x=y", signedIn()).status()).isEqualTo(404);
        assertThat(program.question(handle, begun.cookie(), signedIn()).status())
                .as("and its owner notices nothing")
                .isEqualTo(200);
    }

    @Test
    void whoSeesItFirstAnswersAndOnce() {
        var begun = program.authorize();
        var handle = Program.handle(begun);
        assertThat(program.question(handle, begun.cookie(), signedIn()).status()).isEqualTo(200);
        var another = browser.login("e0065@lumiere.demo", AuthAlone.PASSWORD).token();
        assertThat(program.question(handle, begun.cookie(), another).status()).isEqualTo(404);
        var ofAnotherCompany = browser.login("e0001@verrerie.demo", AuthAlone.PASSWORD).token();
        var fresh = program.authorize();
        assertThat(
                        program.question(Program.handle(fresh), fresh.cookie(), ofAnotherCompany)
                                .status())
                .isEqualTo(404);
        var yes = "{\"approve\":true}";
        assertThat(program.answer(handle, begun.cookie(), signedIn(), yes).status()).isEqualTo(200);
        assertThat(program.answer(handle, begun.cookie(), signedIn(), yes).status()).isEqualTo(404);
    }

    @Test
    @Asvs("10.4.11")
    void moreThanWasAskedForIsNotGranted() {
        var begun = program.authorize("scope", "openid");
        var answer =
                program.answer(
                        Program.handle(begun),
                        begun.cookie(),
                        signedIn(),
                        "{\"approve\":true,\"scopes\":[\"openid\",\"email\"]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("scopes");
    }

    @Test
    void aQuestionGoesStale() {
        var begun = program.authorize();
        service.bean(AuthAlone.MovableClock.class).move(Duration.ofSeconds(601));
        assertThat(program.question(Program.handle(begun), begun.cookie(), signedIn()).status())
                .isEqualTo(404);
    }

    @Test
    @Asvs("7.6.1")
    void whoSignedInLongAgoSignsInAgainIfTheProgramWants() {
        var early = signedIn();
        service.bean(AuthAlone.MovableClock.class).move(Duration.ofSeconds(2));
        for (var wish : List.of(List.of("max_age", "1"), List.of("prompt", "login"))) {
            var begun = program.authorize(wish.get(0), wish.get(1));
            var handle = Program.handle(begun);
            assertThat(
                            program.question(handle, begun.cookie(), early)
                                    .json()
                                    .path("signInAgain")
                                    .asBoolean())
                    .isTrue();
            assertThat(
                            program.answer(handle, begun.cookie(), early, "{\"approve\":true}")
                                    .problem())
                    .isEqualTo("/problems/auth/sign-in-again");
            assertThat(
                            program.answer(handle, begun.cookie(), signedIn(), "{\"approve\":true}")
                                    .status())
                    .isEqualTo(200);
        }
    }

    /** It was compared with the moment of the answer, and nobody answers in no time. */
    @Test
    void whoProvedThemselvesForTheRequestMayReadItFirst() {
        var clock = service.bean(AuthAlone.MovableClock.class);
        var early = signedIn();
        clock.move(Duration.ofSeconds(2));
        var begun = program.authorize("max_age", "0");
        var handle = Program.handle(begun);
        assertThat(asksAgain(begun, early)).isTrue();
        var again = signedIn();
        clock.move(Duration.ofSeconds(5));
        assertThat(asksAgain(begun, again)).isFalse();
        assertThat(program.answer(handle, begun.cookie(), again, "{\"approve\":true}").status())
                .isEqualTo(200);
    }

    private static boolean asksAgain(Browser.Answer begun, String person) {
        var question = program.question(Program.handle(begun), begun.cookie(), person);
        return question.json().path("signInAgain").asBoolean();
    }

    @Test
    @Asvs("10.4.2")
    void aCodeShownTwiceTakesBackWhatItGave() {
        var code = program.code(signedIn());
        var tokens = program.exchange(code);
        assertThat(userinfo(text(tokens, "access_token")).status()).isEqualTo(200);
        refused(program.exchange(code), "invalid_grant");
        refused(program.refresh(text(tokens, "refresh_token")), "invalid_grant");
        Neighbour.waitUntil(
                "the access token is refused",
                SOON,
                () -> userinfo(text(tokens, "access_token")).status() == 401);
        var grant = Program.claims(text(tokens, "access_token")).path("sid").asString();
        assertThat(service.audited("auth.client-grant.code-reused", grant)).isOne();
    }

    @Test
    @Asvs("10.4.2")
    void ofManyWhoShowACodeAtOnceAtMostOneGetsTokensAndNoneKeepsThem() throws Exception {
        var code = program.code(signedIn());
        var answers = atOnce(() -> program.exchange(code));
        var good = answers.stream().filter(a -> a.status() == 200).toList();
        assertThat(good).hasSize(1);
        refused(program.refresh(text(good.getFirst(), "refresh_token")), "invalid_grant");
    }

    @Test
    void aCodeIsOfNoUseToAnybodyElse() {
        var code = program.code(signedIn());
        refused(other.exchange(code), "invalid_grant");
        refused(program.exchange(code), "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another-verifier-that-is-long-enough-but-not-it", "short"})
    @Asvs("10.4.6")
    void aCodeWithoutItsVerifierIsStolen(String verifier) {
        var code = program.code(signedIn());
        refused(
                program.token(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "code_verifier",
                        verifier),
                "invalid_grant");
        refused(program.exchange(code), "invalid_grant");
    }

    @Test
    @Asvs("10.4.6")
    void theChallengeItselfIsNoVerifier() {
        var code = program.code(signedIn());
        refused(
                program.token(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "code_verifier",
                        Program.challenge(Program.VERIFIER)),
                "invalid_grant");
    }

    @Test
    @Asvs("10.4.3")
    void aCodeWithAnotherRedirectOrTooLateIsRefused() {
        var code = program.code(signedIn());
        refused(
                program.token(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "code_verifier",
                        Program.VERIFIER,
                        "redirect_uri",
                        "https://app.example/other"),
                "invalid_grant");
        var late = program.code(signedIn());
        service.bean(AuthAlone.MovableClock.class).move(Duration.ofSeconds(61));
        refused(program.exchange(late), "invalid_grant");
        refused(program.exchange("no-code-at-all"), "invalid_grant");
    }

    @Test
    void aNeighboursFailureSpendsNoCode() {
        var code = program.code(signedIn());
        service.bean(FakeAdmin.class).goesDown();
        assertThat(program.exchange(code).status()).isEqualTo(503);
        service.bean(FakeAdmin.class).isBack();
        assertThat(program.exchange(code).status()).isEqualTo(200);
    }

    @Test
    void refreshTokensRotate() {
        var first = program.exchange(program.code(signedIn()));
        var second = program.refresh(text(first, "refresh_token"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(text(second, "refresh_token")).isNotEqualTo(text(first, "refresh_token"));
        var narrow =
                program.token(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        text(second, "refresh_token"),
                        "scope",
                        "openid");
        assertThat(text(narrow, "scope")).isEqualTo("openid");
        refused(
                program.token(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        text(narrow, "refresh_token"),
                        "scope",
                        "openid email"),
                "invalid_scope");
        refused(other.refresh(text(narrow, "refresh_token")), "invalid_grant");
        assertThat(program.refresh(text(narrow, "refresh_token")).status())
                .as("what others tried cost nothing")
                .isEqualTo(200);
    }

    @Test
    @Asvs("10.4.5")
    void aStolenRefreshTokenEndsTheFamily() {
        var first = program.exchange(program.code(signedIn()));
        var second = program.refresh(text(first, "refresh_token"));
        refused(program.refresh(text(first, "refresh_token")), "invalid_grant");
        refused(program.refresh(text(second, "refresh_token")), "invalid_grant");
        var grant = Program.claims(text(first, "access_token")).path("sid").asString();
        assertThat(service.audited("auth.client-grant.token-reused", grant)).isOne();
        Neighbour.waitUntil(
                "its access token is refused",
                SOON,
                () -> userinfo(text(second, "access_token")).status() == 401);
    }

    @Test
    @Asvs("10.4.5")
    void ofEightWhoRefreshAtOnceOneWins() throws Exception {
        var tokens = program.exchange(program.code(signedIn()));
        var answers = atOnce(() -> program.refresh(text(tokens, "refresh_token")));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> refused(answer, "invalid_grant"));
    }

    private static List<Browser.Answer> atOnce(Callable<Browser.Answer> ask) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Browser.Answer>();
            for (var one : threads.invokeAll(java.util.Collections.nCopies(8, ask))) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    @Test
    void aGrantThatIsNotUsedEnds() {
        var tokens = program.exchange(program.code(signedIn()));
        service.bean(AuthAlone.MovableClock.class).move(Duration.ofDays(14).plusSeconds(1));
        refused(program.refresh(text(tokens, "refresh_token")), "invalid_grant");
    }

    @Test
    @Asvs("10.4.8")
    void aGrantEndsAfterNinetyDaysHoweverOftenItIsUsed() {
        try (var patient = AuthAlone.start()) {
            var clock = patient.bean(AuthAlone.MovableClock.class);
            var its = Program.ordinary(patient, ADMIN);
            var person = patient.browser().login(AMINA, AuthAlone.PASSWORD).token();
            var tokens = its.exchange(its.code(person));
            for (var tenDays = 1; tenDays < 9; tenDays++) {
                clock.move(Duration.ofDays(10));
                tokens = its.refresh(text(tokens, "refresh_token"));
                assertThat(tokens.status()).isEqualTo(200);
            }
            clock.move(Duration.ofDays(10));
            refused(its.refresh(text(tokens, "refresh_token")), "invalid_grant");
        }
    }

    @Test
    @Asvs({"10.4.4", "10.4.5"})
    void aProgramOnAPersonsDeviceRotatesAsWellAndGetsNothingForItself() {
        var back = "http://127.0.0.1:51234/cb";
        var code =
                onDevice.code(signedIn(), "redirect_uri", back, "scope", "openid offline_access");
        var first =
                onDevice.token(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "code_verifier",
                        Program.VERIFIER,
                        "redirect_uri",
                        back);
        var second = onDevice.refresh(text(first, "refresh_token"));
        assertThat(second.status()).isEqualTo(200);
        refused(onDevice.refresh(text(first, "refresh_token")), "invalid_grant");
        refused(onDevice.refresh(text(second, "refresh_token")), "invalid_grant");
        refused(onDevice.token("grant_type", "client_credentials"), "unauthorized_client");
    }

    @Test
    @Asvs("9.1.1")
    void aForgedRefreshTokenIsWorthNothing() {
        var tokens = program.exchange(program.code(signedIn()));
        var good = text(tokens, "refresh_token");
        for (var bad :
                List.of(
                        good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0"),
                        good.replaceFirst("\\.1\\.", ".2."),
                        "g1",
                        "v1." + good.substring(3))) {
            refused(program.refresh(bad), "invalid_grant");
        }
        assertThat(program.refresh(good).status()).isEqualTo(200);
    }

    @Test
    @Asvs({"10.4.9", "10.7.3"})
    void whatAPersonGrantedTheyTakeBack() {
        var person = browser.login("e0066@lumiere.demo", AuthAlone.PASSWORD).token();
        var tokens = program.exchange(program.code(person));
        var begun = program.authorize();
        assertThat(
                        program.question(Program.handle(begun), begun.cookie(), person)
                                .json()
                                .path("remembered")
                                .asBoolean())
                .isTrue();
        var mine =
                program.get(
                        "/api/v1/auth/authorized-clients",
                        "Authorization",
                        "Bearer " + person,
                        "Accept-Language",
                        "fr");
        assertThat(mine.json().at("/items/0/name").asString()).isEqualTo("Agenda");
        assertThat(mine.json().at("/items/0/scopes/0/words").asString())
                .startsWith("savoir que c’est vous");
        var delete =
                browser.request(
                                "/api/v1/auth/authorized-clients/"
                                        + mine.json().at("/items/0/client").asString())
                        .header("Authorization", "Bearer " + person)
                        .DELETE();
        assertThat(browser.send(delete).status()).isEqualTo(204);
        assertThat(browser.send(delete).status()).isEqualTo(404);
        var client = mine.json().at("/items/0/client").asString();
        assertThat(service.fingerprinted("auth.authorization.granted", client)).isEqualTo("after");
        assertThat(service.fingerprinted("auth.authorization.withdrawn", client))
                .isEqualTo("before");
        refused(program.refresh(text(tokens, "refresh_token")), "invalid_grant");
        Neighbour.waitUntil(
                "the access token is refused",
                SOON,
                () -> userinfo(text(tokens, "access_token")).status() == 401);
    }

    @Test
    @Asvs("10.4.13")
    void whatIsPushedIsOpenedOnce() {
        var flat = new ArrayList<>(List.of(flat(program)));
        flat.subList(0, 2).clear(); // the client names itself
        var pushed = program.post("/oauth2/par", flat.toArray(String[]::new));
        assertThat(pushed.status()).isEqualTo(201);
        var uri = text(pushed, "request_uri");
        assertThat(uri).startsWith("urn:ietf:params:oauth:request_uri:");

        assertThat(opened(other, uri).status()).as("not by another program").isEqualTo(400);
        var begun = opened(program, uri);
        assertThat(begun.status()).isEqualTo(303);
        assertThat(program.question(Program.handle(begun), begun.cookie(), signedIn()).status())
                .isEqualTo(200);
        assertThat(opened(program, uri).status()).isEqualTo(400);
        refused(
                program.post("/oauth2/par", "request_uri", uri, "response_type", "code"),
                "request_uri_not_supported");
    }

    private static Browser.Answer opened(Program by, String uri) {
        return by.get(
                "/oauth2/authorize?" + Program.form("client_id", by.clientId, "request_uri", uri));
    }

    @Test
    void aProgramEndsAndInspectsItsOwnTokensOnly() {
        var tokens = program.exchange(program.code(signedIn()));
        var access = text(tokens, "access_token");
        var refresh = text(tokens, "refresh_token");
        for (var token : List.of(access, refresh)) {
            var seen = program.post("/oauth2/introspect", "token", token).json();
            assertThat(seen.path("active").asBoolean()).isTrue();
            assertThat(seen.path("client_id").asString()).isEqualTo(program.clientId);
            assertThat(other.post("/oauth2/introspect", "token", token).http().body())
                    .isEqualTo("{\"active\":false}");
            assertThat(other.post("/oauth2/revoke", "token", token).status()).isEqualTo(200);
        }
        assertThat(program.post("/oauth2/revoke", "token", "nothing").status()).isEqualTo(200);
        assertThat(program.post("/oauth2/introspect", "token", refresh).json().path("active"))
                .isEqualTo(
                        program.post("/oauth2/introspect", "token", access).json().path("active"));

        assertThat(program.post("/oauth2/revoke", "token", refresh).status()).isEqualTo(200);
        for (var token : List.of(access, refresh)) {
            assertThat(program.post("/oauth2/introspect", "token", token).http().body())
                    .as("at once")
                    .isEqualTo("{\"active\":false}");
        }
        refused(program.refresh(refresh), "invalid_grant");
        assertThat(onDevice.post("/oauth2/introspect", "token", access).status()).isEqualTo(401);
    }

    @Test
    @Asvs({"7.6.1", "10.6.2"})
    void aProgramSignsAPersonOut() {
        var session = browser.login("e0067@lumiere.demo", AuthAlone.PASSWORD);
        var tokens = program.exchange(program.code(session.token()));
        var bye = "https://app.example/bye";
        assertThat(logout("post_logout_redirect_uri", bye).status()).isEqualTo(400);
        assertThat(
                        logout(
                                        "client_id",
                                        program.clientId,
                                        "post_logout_redirect_uri",
                                        "https://evil.example/")
                                .status())
                .isEqualTo(400);
        var hint = text(tokens, "id_token");
        assertThat(logout("id_token_hint", hint.substring(0, hint.length() - 3) + "AAA").status())
                .isEqualTo(303);
        assertThat(browser.refresh(session.cookie()).status()).as("forged").isEqualTo(200);

        var gone = logout("id_token_hint", hint, "post_logout_redirect_uri", bye, "state", "s 1");
        assertThat(gone.header("Location")).isEqualTo(bye + "?state=s%201");
        refused(program.refresh(text(tokens, "refresh_token")), "invalid_grant");
        Neighbour.waitUntil(
                "the page's own session is over",
                SOON,
                () -> browser.me(session.token()).status() == 401);
    }

    private static Browser.Answer logout(String... parameters) {
        return program.get("/oauth2/logout?" + Program.form(parameters));
    }

    @Test
    void whatIsStoredOpensNothing() {
        var begun = program.authorize();
        var handle = Program.handle(begun);
        var code = program.code(signedIn());
        var tokens = program.exchange(code);
        var everything =
                "select count(*) from (select r::text as t from auth.authorization_requests r"
                        + " union all select g::text from auth.client_grants g"
                        + " union all select s::text from auth.oauth_client_secrets s) x"
                        + " where t like '%' || ? || '%'";
        for (var secret :
                List.of(
                        handle,
                        code,
                        String.valueOf(program.secret),
                        text(tokens, "refresh_token").substring(50))) {
            assertThat(service.count(everything, secret)).isZero();
        }
    }
}
