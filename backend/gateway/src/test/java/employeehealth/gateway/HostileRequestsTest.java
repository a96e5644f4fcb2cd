package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no honest client sends is refused with the right status, a problem, and nothing else. */
class HostileRequestsTest extends WithStrictGateway {

    private static final String PLACE = "/api/v1/triage/x";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//v1/triage/x",
                "/api/v1/triage/../auth/me",
                "/api/v1/triage/..;/auth/me",
                "/api/v1/triage/%2e%2e/auth/me",
                "/api/v1/triage/x%2fy",
                "/api/v1/triage/x%5cy",
                "/api/v1/triage/x%00",
                "/api/v1/triage/x;a=b",
                "/%69nternal;/auth/keys"
            })
    void addressesWithTwoReadings(String path) throws IOException {
        var answer = get(path, from("198.51.100.1"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void anAttackIsWrittenDownWithoutItsWords() throws IOException {
        get("/api/v1/triage/..;/migraine?q=migraine", from("198.51.100.77"));
        Neighbour.waitUntil(
                "the security log has it",
                Duration.ofSeconds(10),
                () ->
                        GatewayAlone.EVENTS.stream()
                                .anyMatch(line -> line.contains("198.51.100.77")));
        assertThat(GatewayAlone.EVENTS)
                .noneMatch(line -> line.contains("migraine"))
                .anyMatch(line ->
                        line.contains("198.51.100.77")
                                && line.contains("\"kind\":\"attack\"")
                                && line.contains("gateway/bad-address"));
    }

    @Test
    void aRequestIsWrittenDownWithoutItsAddress() throws IOException {
        get("/api/v1/triage/assessments/0199-some-id?q=migraine", from("198.51.100.78"));
        Neighbour.waitUntil(
                "the security log has it",
                Duration.ofSeconds(10),
                () ->
                        GatewayAlone.EVENTS.stream()
                                .anyMatch(line -> line.contains("198.51.100.78")));
        assertThat(GatewayAlone.EVENTS)
                .noneMatch(line -> line.contains("some-id") || line.contains("migraine"))
                .anyMatch(line ->
                        line.contains("198.51.100.78") && line.contains("\"kind\":\"request\""));
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
                        List.of("POST " + PLACE + " HTTP/1.1", from("198.51.100.2")));
        lines.addAll(headers);
        var answer = Wire.send(port, "0\r\n\r\nGET /internal/auth/keys HTTP/1.1\r\n", lines);
        assertThat(answer.status()).as(answer.body()).isIn(400, 501);
        assertThat(answer.body()).doesNotContain("keys\":", "Exception", "org.apache");
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
        var huge = get(PLACE, "X-Huge: " + "a".repeat(20_000), from("198.51.100.3"));
        assertThat(huge.status()).isIn(400, 431);
        var many = new String[200];
        for (var n = 0; n < many.length; n++) {
            many[n] = "X-" + n + ": 1";
        }
        assertThat(get(PLACE, many).status()).isIn(400, 431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "169.254.169.254",
                "localhost@evil.example"
            })
    void namesThatAreNotOurs(String host) throws IOException {
        var answer =
                Wire.raw(
                        port,
                        "GET "
                                + PLACE
                                + " HTTP/1.1\r\nHost: "
                                + host
                                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isIn(400, 421);
        if (answer.status() == 421) {
            assertProblem(answer, 421, "gateway/unknown-host");
        }
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("unsigned", TestTokens.unsigned()),
                Arguments.of("HS256 with the public key", TestTokens.hs256WithThePublicKey()),
                Arguments.of("another issuer", TestTokens.ofAnotherIssuer()),
                Arguments.of("another audience", TestTokens.forAnotherAudience()),
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
        assertProblem(get(PLACE, as(token), from("198.51.100.4")), 401, "platform/unauthenticated");
        assertProblem(
                get("/api/v1/auth/me", as(token), from("198.51.100.5")),
                401,
                "platform/unauthenticated");
    }

    @Test
    void otherPagesMayReadOnlyIfNamed() throws IOException {
        var named = get(PLACE, "Origin: https://intranet.example", from("198.51.100.6"));
        assertThat(named.header("Access-Control-Allow-Origin"))
                .hasValue("https://intranet.example");
        assertThat(named.header("Access-Control-Allow-Credentials")).isEmpty();
        assertProblem(
                get(PLACE, "Origin: https://evil.example", from("198.51.100.6")),
                403,
                "platform/forbidden");
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

    @Test
    void whatTheContainerRefusesHasAnIdToo() throws IOException {
        var answer = get("/api/v1/triage/a\"b", from("198.51.100.8"));
        assertProblem(answer, 400, "platform/invalid-input");
        assertThat(answer.header("X-Request-Id").orElse("")).matches("(?!0{32})[0-9a-f]{32}");
    }
}
