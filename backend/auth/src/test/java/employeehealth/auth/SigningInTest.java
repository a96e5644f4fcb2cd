package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.audit.Pseudonyms;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningInTest {

    private static AuthAlone.Running service;
    private static Browser browser;

    @BeforeAll
    static void start() {
        service = AuthAlone.running();
        browser = service.browser();
    }

    @Test
    void someoneSignsInAndIsKnown() {
        var answer = browser.login("E0001@Lumiere.demo ", AuthAlone.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("tokenType").asString()).isEqualTo("Bearer");
        assertThat(answer.json().get("expiresIn").asInt()).isEqualTo(300);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie"))
                .startsWith("refresh-18080=v1.")
                .contains("; Path=/;", "Max-Age=86400;", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure", "Domain");
        var me = browser.me(answer.token());
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().get("email").asString()).isEqualTo("e0001@lumiere.demo");
        assertThat(me.json().get("company").asString()).isEqualTo("lumiere");
        assertThat(me.json().get("companyName").asString()).isEqualTo("Ateliers Lumière");
        assertThat(me.json().get("roles").get(0).asString()).isEqualTo("employee");
        assertThat(me.json().get("permissions").get(0).asString()).isEqualTo("triage.assess");
        assertThat(me.json().get("acr").asString()).isEqualTo("1");
    }

    @Test
    @Asvs({"7.2.2", "10.3.3"})
    void theTokenSaysWhoAndIsSignedWithAPublishedKey() throws Exception {
        var token =
                SignedJWT.parse(browser.login("e0003@lumiere.demo", AuthAlone.PASSWORD).token());
        var published = browser.get("/oauth2/jwks");
        var keys = JWKSet.parse(published.http().body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();

        assertThat(published.header("Cache-Control")).isEqualTo("max-age=300, public");
        assertThat(published.http().body()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
        assertThat(key.size()).isEqualTo(2048);
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        var claims = token.getJWTClaimsSet();
        var person = AuthAlone.LUMIERE.people().get(2);
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:18080");
        assertThat(claims.getAudience()).containsExactly("employee-health");
        assertThat(claims.getSubject()).isEqualTo(person.id().toString());
        assertThat(claims.getStringClaim("company")).isEqualTo(AuthAlone.LUMIERE.id().toString());
        assertThat(claims.getStringClaim("health_service"))
                .isEqualTo(AuthAlone.LUMIERE.healthService().toString());
        assertThat(claims.getStringListClaim("roles")).containsExactly("employee");
        assertThat(claims.getStringListClaim("permissions")).containsExactly("triage.assess");
        assertThat(claims.getStringClaim("locale")).isEqualTo("fr");
        assertThat(claims.getStringClaim("acr")).isEqualTo("1");
        assertThat(claims.getStringClaim("sid")).isNotBlank();
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(
                        Duration.between(
                                claims.getIssueTime().toInstant(),
                                claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(token.serialize()).doesNotContain("lumiere.demo");
        assertThat(claims.toString()).doesNotContain("lumiere.demo", person.displayName());
    }

    @Test
    void signingInIsAudited() {
        var cookie = browser.login("e0004@lumiere.demo", AuthAlone.PASSWORD).cookie();

        assertThat(service.audited("auth.session.opened", cookie.split("\\.")[2])).isEqualTo(1);
    }

    @Test
    @Asvs("6.3.8")
    void aWrongPasswordAndAnUnknownAccountAreAnsweredAlike() {
        var wrong = browser.login("e0005@lumiere.demo", "not the password");
        var unknown = browser.login("nobody-at-all@lumiere.demo", "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("/problems/auth/wrong-credentials");
        assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong));
        assertThat(unknown.status()).isEqualTo(wrong.status());
        assertThat(headerNames(unknown)).isEqualTo(headerNames(wrong));
        var person = AuthAlone.LUMIERE.people().get(4).id();
        var pseudonym = service.bean(Pseudonyms.class).of(person).toString();
        assertThat(service.audited("auth.sign-in.refused", pseudonym)).isEqualTo(1);
    }

    private static String withoutTrace(Browser.Answer answer) {
        return answer.http().body().replaceFirst("\"traceId\":\"[^\"]*\"", "");
    }

    private static List<String> headerNames(Browser.Answer answer) {
        return answer.http().headers().map().keySet().stream().sorted().toList();
    }

    @Test
    @Asvs("6.3.8")
    void anUnknownAccountCostsAPasswordHashLikeAnyOther() {
        try (var patient =
                AuthAlone.start(
                        "--auth.attempts.free=1000", "--auth.attempts.free-everywhere=1000")) {
            var page = patient.browser();
            var known = new ArrayList<Long>();
            var unknown = new ArrayList<Long>();
            for (var round = 0; round < 15; round++) {
                known.add(nanos(() -> page.login("e0001@lumiere.demo", "wrong")));
                unknown.add(nanos(() -> page.login("nobody@lumiere.demo", "wrong")));
            }
            assertThat(median(unknown)).isBetween(median(known) / 2, median(known) * 2);
        }
    }

    private static long nanos(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Test
    @Asvs("6.3.1")
    void whoKeepsGuessingWaitsLongerEachTimeAndTheRightPasswordDoesNotHelp() {
        var clock = service.bean(MovableClock.class);
        for (var guess = 0; guess < 5; guess++) {
            assertThat(browser.login("e0006@lumiere.demo", "guess").status()).isEqualTo(401);
        }
        var early = browser.login("e0006@lumiere.demo", AuthAlone.PASSWORD);
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.problem()).isEqualTo("/problems/auth/too-many-attempts");
        assertThat(early.header("Retry-After")).isEqualTo("1");

        clock.move(Duration.ofSeconds(1));
        assertThat(browser.login("e0006@lumiere.demo", "guess").status()).isEqualTo(401);
        assertThat(browser.login("e0006@lumiere.demo", "guess").header("Retry-After"))
                .isEqualTo("2");
        clock.move(Duration.ofSeconds(2));
        assertThat(browser.login("e0006@lumiere.demo", AuthAlone.PASSWORD).status()).isEqualTo(200);

        for (var guess = 0; guess < 5; guess++) {
            assertThat(browser.login("e0006@lumiere.demo", "guess").status()).isEqualTo(401);
        }
    }

    @Test
    void howAnAddressIsWrittenMakesNoDifferenceToItsOwnerNorToWhoGuesses() {
        var spellings =
                List.of(
                        "e0075@lumiere.demo",
                        "E0075@LUMIERE.DEMO",
                        " e0075@Lumiere.demo ",
                        "ｅ0075@lumiere.demo",
                        "e0075＠lumiere.demo");
        for (var spelling : spellings) {
            assertThat(browser.login(spelling, AuthAlone.PASSWORD).status())
                    .as(spelling)
                    .isEqualTo(200);
        }
        for (var spelling : spellings) {
            assertThat(browser.login(spelling, "guess").status()).isEqualTo(401);
        }
        assertThat(browser.login("E0075@lumiere.demo", AuthAlone.PASSWORD).status()).isEqualTo(429);
        service.bean(MovableClock.class).move(Duration.ofSeconds(1));
    }

    @Test
    @Asvs({"6.3.1", "6.3.8"})
    void guessingAtAnUnknownAccountIsSlowedDownAlike() {
        for (var guess = 0; guess < 5; guess++) {
            assertThat(browser.login("ghost@lumiere.demo", "guess").status()).isEqualTo(401);
        }
        assertThat(browser.login("ghost@lumiere.demo", "guess").status()).isEqualTo(429);
    }

    @Test
    @Asvs("6.3.1")
    void guessesThatArriveTogetherAreAllCounted() {
        var guesses =
                java.util.stream.IntStream.range(0, 12)
                        .parallel()
                        .mapToObj(n -> browser.login("e0007@lumiere.demo", "guess").status())
                        .toList();

        assertThat(guesses.stream().filter(status -> status == 401)).hasSize(5);
        assertThat(guesses.stream().filter(status -> status == 429)).hasSize(7);
    }

    @Test
    void onlyTheGatewayMaySayWhereAClientComesFrom() {
        var token = service.bean(ServiceTokens.class).mint("auth");
        for (var guess = 0; guess < 5; guess++) {
            assertThat(guessFrom("192.0.2.1", "no token")).isEqualTo(401);
        }
        assertThat(guessFrom("192.0.2.2", "no token")).isEqualTo(429);
        for (var guess = 0; guess < 5; guess++) {
            assertThat(guessFrom("192.0.2.3", token)).isEqualTo(401);
        }
        assertThat(guessFrom("192.0.2.3", token)).isEqualTo(429);
        assertThat(guessFrom("192.0.2.4", token)).isEqualTo(401);
    }

    private static int guessFrom(String address, String serviceToken) {
        return browser.send(
                        browser.request("/api/v1/auth/login")
                                .header("X-Forwarded-For", address)
                                .header(ServiceTokens.HEADER, serviceToken)
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"email\":\"e0010@lumiere.demo\",\"password\":\"guess\"}")))
                .status();
    }

    @Test
    void withoutTheAdminServiceNobodySignsInAndNothingIsLeftBehind() {
        var admin = service.bean(FakeAdmin.class);
        admin.goesDown();
        try {
            var answer = browser.login("e0008@lumiere.demo", AuthAlone.PASSWORD);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Set-Cookie")).isEmpty();
            for (var again = 0; again < 4; again++) {
                assertThat(browser.login("e0008@lumiere.demo", AuthAlone.PASSWORD).status())
                        .isEqualTo(503);
            }
        } finally {
            admin.isBack();
        }
        var person = AuthAlone.LUMIERE.people().get(7).id().value();
        assertThat(service.count("select count(*) from auth.sessions where person_id = ?", person))
                .isZero();
        assertThat(browser.login("e0008@lumiere.demo", AuthAlone.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoOneIsHasATagOfWhatIsShown() {
        var token = browser.login("e0011@lumiere.demo", AuthAlone.PASSWORD).token();
        var tag = browser.me(token).header("ETag");

        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        assertThat(browser.me(token).header("ETag")).isEqualTo(tag);
        var unchanged =
                browser.send(
                        browser.request("/api/v1/auth/me")
                                .header("Authorization", "Bearer " + token)
                                .header("If-None-Match", tag));
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.http().body()).isEmpty();
        var other = browser.login("e0012@lumiere.demo", AuthAlone.PASSWORD).token();
        assertThat(browser.me(other).header("ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":\"a@b.c\"} | password",
                "{\"password\":\"x\"} | email",
                "{\"email\":\" \",\"password\":\"x\"} | email",
                "{\"email\":\"a@b.c\",\"password\":\"x\",\"admin\":true} | admin",
                "{\"email\":[1],\"password\":\"x\"} | email",
                "{\"email\":1,\"password\":\"x\"} | email",
                "{\"email\":\"a@b.c\",\"password\":null} | password",
                "{\"email\":\"a@b.c\",\"password\":\"\\ud800\"} | password",
                "{\"email\":\"a\\ud800@b.c\",\"password\":\"x\"} | email",
                "{ | body"
            })
    void aBadRequestNamesTheField(String body, String field) {
        var answer = browser.post("/api/v1/auth/login", body, null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(answer.http().body()).doesNotContain("a@b.c");
    }

    @Test
    void anOverlongAddressOrPasswordIsRefusedBeforeAnyWork() {
        assertThat(browser.login("a".repeat(255), "x").status()).isEqualTo(400);
        assertThat(browser.login("a@b.c", "x".repeat(1025)).status()).isEqualTo(400);
    }

    @Test
    void refusalsAreGivenInFrench() {
        var answer =
                browser.send(
                        browser.request("/api/v1/auth/login")
                                .header("Accept-Language", "fr")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"email\":\"x@y.z\",\"password\":\"non\"}")));

        assertThat(answer.json().get("title").asString())
                .isEqualTo("Adresse e-mail ou mot de passe incorrect");
    }

    @Test
    @Asvs("7.2.1")
    void withoutATokenNobodyIsAnyone() {
        assertThat(browser.get("/api/v1/auth/me").status()).isEqualTo(401);
        assertThat(browser.me("nonsense").status()).isEqualTo(401);
    }

    @Test
    void theKeysForServicesAreNotForTheOutside() {
        assertThat(browser.get("/internal/auth/keys").status()).isEqualTo(404);
    }
}
