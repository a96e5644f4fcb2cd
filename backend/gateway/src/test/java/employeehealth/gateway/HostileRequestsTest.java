package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.auth.Revoked;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What no honest client sends is refused with the right status, a problem, and nothing else. */
class HostileRequestsTest extends WithStrictGateway {

    private static final String PLACE = "/api/v1/triage/x";

    /** Where the container itself refuses, the address is that of whom it speaks with. */
    private static final String PROXY = "127.0.0.1";

    @Autowired private JwtDecoder tokens;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//v1/triage/x",
                "/api/v1/triage/../auth/me",
                "/api/v1/triage/..;/auth/me",
                "/api/v1/triage/%2e%2e/auth/me",
                "/api/v1/triage/x;a=b",
                "/api/v1/triage/..;/migraine",
                "/%69nternal;/auth/keys"
            })
    void addressesWithTwoReadings(String path) throws IOException {
        var answer = get(path + QUESTION, from("198.51.100.1"));
        assertProblem(answer, 400, "gateway/bad-address");
        Logged.assertStranger(answer, "attack", "gateway/bad-address", "198.51.100.1");
        assertThat(Logged.of(answer).route()).isEqualTo("/**");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/triage/x%2fmigraine",
                "/api/v1/triage/x%5cmigraine",
                "/api/v1/triage/migraine%00",
                "/api/v1/triage/migraine\"b",
                "/api/v1/triage/migraine%zz"
            })
    void addressesThatCannotEvenBeRead(String path) throws IOException {
        var answer = get(path + QUESTION, from("198.51.100.1"));
        assertProblem(answer, 400, "platform/invalid-input");
        Logged.assertStranger(answer, "attack", "malformed", PROXY);
        assertThat(Logged.of(answer).route()).isEqualTo("/**");
    }

    @Test
    void aRequestIsWrittenDownWithoutItsAddress() throws IOException {
        var answer =
                get("/api/v1/triage/assessments/0199-some-id" + QUESTION, from("198.51.100.78"));
        Logged.assertStranger(answer, "request", "", "198.51.100.78");
        assertThat(Logged.of(answer).route()).isEqualTo("/triage/**");
        assertThat(GatewayAlone.EVENTS).noneMatch(line -> line.contains("some-id"));
    }

    @Test
    void twoAuthorizationsAreAnAttack() throws IOException {
        var answer =
                get(PLACE + QUESTION, as(TestTokens.valid()), as("other"), from("198.51.100.12"));
        assertProblem(answer, 400, "gateway/two-authorizations");
        Logged.assertStranger(answer, "attack", "gateway/two-authorizations", "198.51.100.12");
    }

    @Test
    void whatServicesSayAmongThemselvesIsAskedForByAttackersOnly() throws IOException {
        var answer =
                get(
                        "/internal/auth/keys" + QUESTION,
                        "Service-Token: v1.99999999999." + "0".repeat(64),
                        from("198.51.100.13"));
        assertProblem(answer, 404, "platform/not-found");
        Logged.assertStranger(answer, "attack", "platform/not-found", "198.51.100.13");
    }

    static Stream<Arguments> smuggled() {
        return Stream.of(
                Arguments.of("two lengths", List.of("Content-Length: 5", "Content-Length: 6")),
                Arguments.of("a length that is none", List.of("Content-Length: 5x")),
                Arguments.of("a negative length", List.of("Content-Length: -5")),
                Arguments.of("a list of lengths", List.of("Content-Length: 5, 6")),
                Arguments.of("an unknown coding", List.of("Transfer-Encoding: cow")),
                Arguments.of("chunks twice", List.of("Transfer-Encoding: chunked, chunked")),
                Arguments.of(
                        "chunks that are not last",
                        List.of("Transfer-Encoding: chunked, identity")),
                Arguments.of("two hosts", List.of("Host: evil.example")),
                Arguments.of("a space before the colon", List.of("Content-Length : 5")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smuggled")
    void smuggledLengths(String name, List<String> headers) throws IOException {
        var lines =
                new java.util.ArrayList<>(
                        List.of("POST " + PLACE + QUESTION + " HTTP/1.1", from("198.51.100.2")));
        lines.addAll(headers);
        var answer = Wire.send(port, "0\r\n\r\nGET /internal/auth/migraine HTTP/1.1\r\n", lines);
        assertProblem(answer, 400, "platform/invalid-input");
        assertThat(answer.body()).doesNotContain("keys\":");
        Logged.assertStranger(answer, "attack", "malformed", PROXY);
    }

    /** RFC 9112 section 6.3: chunks it is, for everyone alike, and nothing after them is heard. */
    @Test
    void aLengthBesidesChunksMeansNothing() throws IOException {
        var answer =
                Wire.send(
                        port,
                        "5\r\n"
                                + "hello\r\n"
                                + "0\r\n\r\n"
                                + "GET /api/v1/mode HTTP/1.1\r\n"
                                + "Host: localhost\r\n\r\n",
                        List.of(
                                "POST /api/v1/triage/received HTTP/1.1",
                                from("198.51.100.9"),
                                "Content-Length: 3",
                                "Transfer-Encoding: chunked"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("5 ").doesNotContain("demo");
        assertThat(TRIAGE.lastHeaders().get("Content-length")).containsExactly("5");
    }

    /** RFC 9112 section 5.2: an old way to write one long header, not a second one. */
    @Test
    void aLineThatContinuesIsNoHeaderOfItsOwn() throws IOException {
        var answer =
                Wire.send(
                        port,
                        "",
                        List.of(
                                "GET /api/v1/triage/x HTTP/1.1",
                                from("198.51.100.10"),
                                "X-A: b",
                                " X-B: c"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(TRIAGE.lastHeaders()).doesNotContainKey("X-b");
        assertThat(TRIAGE.lastHeaders().get("X-a")).singleElement().asString().contains("X-B: c");
    }

    @Test
    void headersBeyondMeasure() throws IOException {
        var huge = get(PLACE, "X-Huge: " + "migraine".repeat(2_500), from("198.51.100.3"));
        assertThat(huge.status()).isIn(400, 431);
        Logged.assertStranger(huge, "attack", "malformed", PROXY);
        var many = new String[200];
        for (var n = 0; n < many.length; n++) {
            many[n] = "X-" + n + ": 1";
        }
        var crowded = get(PLACE, many);
        assertThat(crowded.status()).isIn(400, 431);
        Logged.assertStranger(crowded, "attack", "malformed", PROXY);
    }

    @ParameterizedTest
    @CsvSource({
        "migraine.example, 421, gateway/unknown-host",
        "localhost.evil.example, 421, gateway/unknown-host",
        "169.254.169.254, 421, gateway/unknown-host",
        "localhost@migraine.example, 400, malformed"
    })
    void namesThatAreNotOurs(String host, int status, String detail) throws IOException {
        var answer =
                Wire.raw(
                        port,
                        "GET "
                                + PLACE
                                + " HTTP/1.1\r\nHost: "
                                + host
                                + "\r\nConnection: close\r\n\r\n");
        assertProblem(
                answer, status, status == 421 ? "gateway/unknown-host" : "platform/invalid-input");
        Logged.assertStranger(answer, "attack", detail, PROXY);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("unsigned", TestTokens.unsigned()),
                Arguments.of("HS256 with the public key", TestTokens.hs256WithThePublicKey()),
                Arguments.of("another issuer", TestTokens.ofAnotherIssuer()),
                Arguments.of("another audience", TestTokens.forAnotherAudience()),
                Arguments.of("another environment", TestTokens.ofAnotherEnvironment()),
                Arguments.of("expired", TestTokens.expired()),
                Arguments.of("not yet valid", TestTokens.notYetValid()),
                Arguments.of("cut off", TestTokens.valid().substring(0, 300)),
                Arguments.of("altered", TestTokens.valid().replaceFirst("\\.e", ".f")),
                Arguments.of("nonsense", "a.b.c"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    @Asvs({"7.2.1", "9.1.1", "9.1.2", "9.2.1", "9.2.3", "10.3.1"})
    void badTokens(String name, String token) throws IOException {
        assertRefused(get(PLACE + QUESTION, as(token), from("198.51.100.4")), "198.51.100.4");
        assertRefused(
                get("/api/v1/auth/me" + QUESTION, as(token), from("198.51.100.5")), "198.51.100.5");
    }

    /** Nothing that such a token says of its bearer is believed, not even for the log. */
    private static void assertRefused(Wire.Answer answer, String source) {
        assertProblem(answer, 401, "platform/unauthenticated");
        Logged.assertStranger(answer, "token-refused", "platform/unauthenticated", source);
    }

    /** A token that is bound to a key, or that of a directory, only its service can judge. */
    @ParameterizedTest
    @ValueSource(strings = {"DPoP not-a-token", "dpop  x"})
    void tokensThatTheServiceRefuses(String authorization) throws IOException {
        var header = "Authorization: " + authorization;
        var answer = get("/api/v1/auth/me" + QUESTION, header, from("198.51.100.19"));
        assertThat(answer.status()).isEqualTo(401);
        Logged.assertStranger(answer, "token-refused", "", "198.51.100.19");
        var without = get("/api/v1/auth/me" + QUESTION, from("198.51.100.19"));
        assertThat(without.status()).isEqualTo(401);
        Logged.assertStranger(without, "request", "", "198.51.100.19");
    }

    @Test
    void theTokenOfASessionThatIsOver() throws IOException {
        var session = UUID.randomUUID();
        var token = TestTokens.ofSession(session);
        assertThat(get(PLACE, as(token), from("198.51.100.14")).status()).isEqualTo(200);
        GatewayAlone.REVOKED.set(Revoked.of("1", List.of(new SessionId(session)), List.of()));
        Neighbour.waitUntil("it is revoked", Duration.ofSeconds(20), () -> isRefused(token));
        assertRefused(get(PLACE + QUESTION, as(token), from("198.51.100.14")), "198.51.100.14");
    }

    /** Whoever changed to another company keeps no right at the one before. */
    @Test
    void theTokenOfACompanyThatThePersonLeft() throws IOException {
        var person = UUID.randomUUID();
        var left = UUID.randomUUID();
        var before = TestTokens.at(left, person);
        var now = TestTokens.at(UUID.randomUUID(), person);
        GatewayAlone.REVOKED.set(
                Revoked.of(
                        "2",
                        List.of(),
                        List.of(new Revoked.Rights(new CompanyId(left), new PersonId(person), 2))));
        Neighbour.waitUntil("it is revoked", Duration.ofSeconds(20), () -> isRefused(before));
        assertRefused(get(PLACE + QUESTION, as(before), from("198.51.100.15")), "198.51.100.15");
        assertThat(get(PLACE, as(now), from("198.51.100.15")).status()).isEqualTo(200);
    }

    private boolean isRefused(String token) {
        try {
            return tokens.decode(token).getClaims().isEmpty();
        } catch (BadJwtException refused) {
            return true;
        }
    }

    /** Such headers are no reason to refuse anybody: they are believed nowhere. */
    @Test
    void whoeverSaysTheyAreSomeoneElseIsWrittenDownAsThemselves() throws IOException {
        var company = UUID.randomUUID();
        var person = UUID.randomUUID();
        var answer =
                get(
                        PLACE + QUESTION,
                        as(TestTokens.at(company, person)),
                        "X-User-Id: admin",
                        "X-Company: " + UUID.randomUUID(),
                        "X-Real-IP: 6.6.6.6",
                        "Forwarded: for=6.6.6.6",
                        from("6.6.6.6, 198.51.100.16"));
        assertThat(answer.status()).isEqualTo(200);
        var logged = Logged.of(answer);
        assertThat(logged.kind()).isEqualTo("request");
        assertThat(logged.source()).isEqualTo("198.51.100.16");
        assertThat(logged.company()).isEqualTo(company.toString());
        assertThat(logged.caller()).as("a pseudonym").isNotNull().isNotEqualTo(person.toString());
        assertThat(TRIAGE.lastHeaders())
                .doesNotContainKeys("X-user-id", "X-company", "X-real-ip", "Forwarded");
        assertThat(TRIAGE.lastHeaders().get("X-forwarded-for")).containsExactly("198.51.100.16");
    }

    @Test
    void aStrangerWhoSaysTheyAreSomeoneStaysAStranger() throws IOException {
        var answer =
                get(
                        PLACE + QUESTION,
                        "X-User: " + UUID.randomUUID(),
                        "X-Tenant: " + UUID.randomUUID(),
                        from("6.6.6.6, 198.51.100.17"));
        assertThat(answer.status()).isEqualTo(200);
        Logged.assertStranger(answer, "request", "", "198.51.100.17");
    }

    @Test
    void otherPagesMayReadOnlyIfNamed() throws IOException {
        var named = get(PLACE, "Origin: https://intranet.example", from("198.51.100.6"));
        assertThat(named.header("Access-Control-Allow-Origin"))
                .hasValue("https://intranet.example");
        assertThat(named.header("Access-Control-Allow-Credentials")).isEmpty();
        var foreign = get(PLACE + QUESTION, "Origin: https://evil.example", from("198.51.100.6"));
        assertProblem(foreign, 403, "platform/forbidden");
        Logged.assertStranger(foreign, "attack", "platform/forbidden", "198.51.100.6");
        var preflight =
                Wire.send(
                        port,
                        "OPTIONS",
                        PLACE,
                        "Origin: https://intranet.example",
                        "Access-Control-Request-Method: PATCH",
                        "Access-Control-Request-Headers: authorization");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods").orElse("")).contains("PATCH");
    }

    @Test
    void methodsThatDoNotExistSayWhichDo() throws IOException {
        var remote = Wire.send(port, "BREW", PLACE, from("198.51.100.7"));
        assertProblem(remote, 405, "platform/method-not-allowed");
        assertThat(remote.header("Allow").orElse("")).contains("GET", "PATCH");
        var local = Wire.send(port, "DELETE", "/api/v1/auth/open", from("198.51.100.7"));
        assertProblem(local, 405, "platform/method-not-allowed");
        assertThat(local.header("Allow").orElse("")).contains("GET");
    }

    /** A verb is a word of the caller's, too. */
    @Test
    void aVerbThatDoesNotExistIsNotWrittenDown() throws IOException {
        var answer = Wire.send(port, Logged.WORD, PLACE + QUESTION, from("198.51.100.18"));
        assertProblem(answer, 405, "platform/method-not-allowed");
        Logged.assertStranger(answer, "request", "platform/method-not-allowed", "198.51.100.18");
        assertThat(Logged.of(answer).method()).isEqualTo("_OTHER");
        assertThat(Logged.of(get(PLACE, from("198.51.100.18"))).method()).isEqualTo("GET");
    }

    @Test
    void whatTheContainerRefusesHasAnIdToo() throws IOException {
        var answer = get("/api/v1/triage/a\"b", from("198.51.100.8"));
        assertProblem(answer, 400, "platform/invalid-input");
        assertThat(answer.header("X-Request-Id").orElse("")).matches("(?!0{32})[0-9a-f]{32}");
    }
}
