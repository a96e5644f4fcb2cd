package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = GatewayAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "platform.demo=true",
            "platform.public-url=http://localhost:8080",
            "gateway.answer-within=700ms",
            "gateway.connections=4",
            "spring.threads.virtual.enabled=true",
            "server.error.include-stacktrace=never"
        })
class GatewayTest {

    private static final FakeNeighbour TRIAGE = new FakeNeighbour();
    private static final DyingNeighbour PROFILE = new DyingNeighbour();

    @TempDir static Path data;
    @LocalServerPort int port;
    @Autowired ServiceTokens services;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry settings) {
        settings.add("platform.data-dir", data::toString);
        settings.add("platform.remotes.triage", TRIAGE::address);
        settings.add("platform.remotes.profile", PROFILE::address);
        settings.add("platform.remotes.appointments", () -> "http://127.0.0.1:" + closedPort());
        settings.add("platform.remotes.auth", () -> "http://127.0.0.1:" + closedPort());
    }

    private static int closedPort() {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        TRIAGE.stop();
        PROFILE.stop();
    }

    // ---- routing

    @Test
    void aServiceOfThisProcessAnswersItself() throws IOException {
        var me = get("/api/v1/auth/me", "Authorization: Bearer " + TestTokens.valid());
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body()).contains("Claire");
    }

    @Test
    void aServiceOfAnotherProcessIsAskedThere() throws IOException {
        var answer = get("/api/v1/triage/x?q=%C3%A9&r=a%2Fb");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("GET /api/v1/triage/x?q=%C3%A9&r=a%2Fb");
        assertThat(answer.headers("Content-Length")).containsExactly("37");
    }

    @Test
    void aServiceThatIsNowhereIsNotFound() throws IOException {
        assertProblem(get("/api/v1/wearables/readings"), 404, "platform/not-found");
        assertProblem(
                get("/api/v1/wearables/readings", "Accept: text/html"), 404, "platform/not-found");
    }

    @Test
    void refusalsOfANeighbourPassUnchanged() throws IOException {
        var refused = get("/api/v1/triage/refused");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).isEqualTo("{\"status\":409}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "DELETE", "OPTIONS", "PATCH", "PUT", "POST"})
    void everyMethodTravels(String method) throws IOException {
        var answer = Wire.send(port, method, "/api/v1/triage/x", "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(method.equals("HEAD") ? "" : method + " /api/v1/triage/x");
        if (method.equals("HEAD")) {
            assertThat(answer.header("Content-Length")).hasValue("21");
        }
    }

    @Test
    void unknownMethodsDoNot() throws IOException {
        var answer = Wire.send(port, "BREW", "/api/v1/triage/x");
        assertProblem(answer, 405, "platform/method-not-allowed");
        assertThat(Wire.send(port, "TRACE", "/api/v1/triage/x").status()).isEqualTo(405);
    }

    @Test
    void aLargeAnswerStreamsThroughWhole() throws IOException {
        // HTTP/1.0, so that the answer ends with the connection and needs no unchunking here.
        var answer = Wire.send(port, "", List.of("GET /api/v1/triage/large HTTP/1.0"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.rest()).hasSize(FakeNeighbour.LARGE);
        assertThat(answer.rest()[FakeNeighbour.LARGE - 1]).isEqualTo((byte) 79);
    }

    @Test
    void aBodyStreamsThroughWhole() throws IOException {
        var body = "é".repeat(60_000);
        var answer = post(body, "Content-Length: 120000");
        assertThat(answer.body())
                .isEqualTo("120000 " + Arrays.hashCode(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBodyOfUnknownLengthStreamsThroughWhole() throws IOException {
        var answer = post("5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked");
        assertThat(answer.body())
                .isEqualTo("5 " + Arrays.hashCode("hello".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anEndlessBodyIsRefusedOnItsWay() throws IOException {
        var chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        var answer = post(chunk.repeat(5) + "0\r\n\r\n", "Transfer-Encoding: chunked");
        assertProblem(answer, 413, "platform/too-large");
    }

    @Test
    void answersWithoutABodyStayWithout() throws IOException {
        assertThat(get("/api/v1/triage/empty").status()).isEqualTo(204);
        var cached = get("/api/v1/triage/cached");
        assertThat(cached.status()).isEqualTo(304);
        assertThat(cached.header("ETag")).hasValue("\"v7\"");
        assertThat(cached.headers("Cache-Control")).containsExactly("private, max-age=60");
    }

    // ---- headers on the way

    @Test
    void aFileIsHandedOnAsItComes() throws IOException {
        var body = "a".repeat(1_000_000);
        var answer =
                post(
                        body,
                        "Content-Length: 1000000",
                        "Content-Type: application/offset+octet-stream",
                        "Authorization: Bearer " + TestTokens.valid());
        assertThat(answer.body())
                .isEqualTo("1000000 " + Arrays.hashCode(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(TRIAGE.lastHeaders().get("Content-length")).containsExactly("1000000");
    }

    @Test
    void aFileOfWhoeverIsNotKnownIsNot() throws IOException {
        var type = "Content-Type: multipart/form-data; boundary=x";
        assertProblem(
                post("x".repeat(300_000), "Content-Length: 300000", type),
                413,
                "platform/too-large");
        assertProblem(
                post(
                        "x".repeat(300_000),
                        "Content-Length: 300000",
                        type,
                        "Authorization: Bearer invented"),
                401,
                "platform/unauthenticated");
    }

    @Test
    void nobodyPassesForAProxyOrAService() throws IOException {
        get(
                "/api/v1/triage/x",
                "Service-Token: v1.1.ff",
                "X-Forwarded-For: 6.6.6.6",
                "X-Forwarded-Host: evil.example",
                "Forwarded: for=6.6.6.6",
                "X-User-Id: admin",
                "X-Hop: 1",
                "Connection: X-Hop",
                "traceparent: 00-11111111111111111111111111111111-2222222222222222-01",
                "Accept-Language: fr",
                "Idempotency-Key: k1");
        var seen = TRIAGE.lastHeaders();
        assertThat(seen).doesNotContainKeys("Forwarded", "X-user-id", "X-hop");
        assertThat(seen.get("Service-token"))
                .as("ours, by which the neighbour believes what is forwarded")
                .singleElement()
                .asString()
                .isNotEqualTo("v1.1.ff");
        assertThat(seen.get("X-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(seen.get("X-forwarded-host")).containsExactly("localhost:8080");
        assertThat(seen.get("X-forwarded-proto")).containsExactly("http");
        assertThat(seen.get("Accept-language")).containsExactly("fr");
        assertThat(seen.get("Idempotency-key")).containsExactly("k1");
        assertThat(seen.get("Traceparent"))
                .as("nobody outside says which trace a request belongs to")
                .singleElement()
                .asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .doesNotContain("1111111111111111", "2222222222222222");
    }

    @Test
    void theNeighbourDoesNotSpeakForTheGateway() throws IOException {
        var answer = get("/api/v1/triage/x");
        assertThat(answer.headers("Server")).isEmpty();
        assertThat(answer.headers("X-Hop")).isEmpty();
        assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.header("X-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(32));
    }

    @Test
    @Asvs("10.1.1")
    void theKeyToTheSessionIsShownToNoOtherService() throws IOException {
        var answer = get("/api/v1/triage/cookies", "Cookie: refresh-8080=secret");
        assertThat(TRIAGE.lastHeaders()).doesNotContainKey("Cookie");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    // ---- tokens

    @Test
    void aGoodTokenTravelsOn() throws IOException {
        var token = TestTokens.valid();
        assertThat(get("/api/v1/triage/x", "authorization: bearer " + token).status())
                .isEqualTo(200);
        assertThat(TRIAGE.lastHeaders().get("Authorization")).containsExactly("bearer " + token);
    }

    @Test
    void aBadTokenNeverReachesTheNeighbour() throws IOException {
        get("/api/v1/triage/before");
        var before = TRIAGE.lastHeaders();
        var good = TestTokens.valid();
        for (var bad :
                new String[] {
                    "garbage",
                    "",
                    TestTokens.expired(),
                    TestTokens.ofAnotherIssuer(),
                    good.substring(0, good.length() - 8) + "AAAAAAAA",
                    unsigned(good)
                }) {
            var answer =
                    get("/api/v1/triage/x", "Authorization: Bearer " + bad, "Accept-Language: fr");
            assertProblem(answer, 401, "platform/unauthenticated");
            assertThat(answer.body()).contains("Veuillez vous connecter");
        }
        assertThat(TRIAGE.lastHeaders()).isSameAs(before);
    }

    private static String unsigned(String token) {
        var none =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return none + "." + token.split("\\.", -1)[1] + ".";
    }

    @Test
    void twoAuthorizationsAreNone() throws IOException {
        var answer =
                get(
                        "/api/v1/triage/x",
                        "Authorization: Bearer " + TestTokens.valid(),
                        "Authorization: Basic eDp5");
        assertProblem(answer, 400, "gateway/two-authorizations");
    }

    // ---- neighbours in trouble

    @Test
    void aNeighbourThatIsDownIsACleanProblemInBothLanguages() throws IOException {
        var french = get("/api/v1/appointments/slots", "Accept-Language: fr-FR,fr;q=0.9");
        assertProblem(french, 503, "platform/unavailable");
        assertThat(french.body()).contains("Indisponible pour le moment");
        assertThat(french.header("Retry-After")).hasValue("5");
        var english = get("/api/v1/appointments/slots", "Accept-Language: en");
        assertThat(english.body()).contains("Not available right now");
    }

    @Test
    void aNeighbourThatIsSlowIsNotWaitedForBeyondTheLimit() throws IOException {
        var before = Instant.now();
        assertProblem(get("/api/v1/triage/slow"), 503, "platform/unavailable");
        assertThat(Duration.between(before, Instant.now()))
                .isBetween(Duration.ofMillis(650), Duration.ofSeconds(5));
    }

    @Test
    void aNeighbourKilledBeforeItsAnswerLeftIsUnavailable() throws IOException {
        for (var manner : new String[] {"early", "nothing", "nonsense"}) {
            var answer = get("/api/v1/profile/" + manner);
            assertProblem(answer, 503, "platform/unavailable");
            assertThat(answer.headers("Set-Cookie")).isEmpty();
            assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    @Test
    void aNeighbourKilledAmidItsAnswerIsSeenToBeMissingTheEnd() throws IOException {
        var measured = get("/api/v1/profile/measured");
        assertThat(measured.header("Content-Length")).hasValue("100000");
        assertThat(measured.rest().length).isLessThan(100_000);
        assertThat(measured.body()).matches("a+");
    }

    @Test
    void aChunkedAnswerCutOffHasNoLastChunk() throws IOException {
        var chunked = get("/api/v1/profile/chunked");
        assertThat(chunked.header("Transfer-Encoding")).hasValue("chunked");
        assertThat(chunked.body()).doesNotEndWith("0\r\n\r\n").doesNotContain("problems");
    }

    @Test
    void noFailureKeepsAConnection() throws IOException {
        // More of each than there are connections: one that stayed taken would show.
        for (var i = 0; i < 6; i++) {
            get("/api/v1/profile/measured");
            get("/api/v1/profile/early");
            get("/api/v1/triage/slow");
            Wire.leave(port, "/api/v1/triage/large");
        }
        assertThat(get("/api/v1/triage/x").status()).isEqualTo(200);
        assertThat(get("/api/v1/profile/measured").status()).isEqualTo(200);
    }

    @Test
    void whoLeavesBeforeTheEndIsAuditedToo() throws IOException {
        GatewayAlone.EVENTS.clear();
        Wire.leave(port, "/api/v1/triage/large");
        Neighbour.waitUntil(
                "the request is written down",
                Duration.ofSeconds(20),
                () ->
                        GatewayAlone.EVENTS.stream()
                                .anyMatch(line ->
                                        line.contains("\"kind\":\"request\"")
                                                && line.contains("broken-off")
                                                && line.contains("200")));
    }

    // ---- what is nobody's business

    @Test
    void contractsBetweenServicesDoNotExistForTheOutside() throws IOException {
        for (var path :
                new String[] {
                    "/internal", "/internal/", "/internal/auth/keys", "/internal/triage/x"
                }) {
            assertProblem(get(path), 404, "platform/not-found");
            assertProblem(get(path, "Accept: text/html"), 404, "platform/not-found");
            assertProblem(
                    get(path, "Service-Token: v1.99999999999." + "0".repeat(64)),
                    404,
                    "platform/not-found");
            assertProblem(
                    get(path, "Authorization: Bearer " + TestTokens.valid()),
                    404,
                    "platform/not-found");
        }
        assertProblem(
                Wire.send(port, "POST", "/internal/auth/keys", "Content-Length: 0"),
                404,
                "platform/not-found");
    }

    @Test
    void aServiceFindsThemThere() throws IOException {
        var keys = get("/internal/auth/keys", "Service-Token: " + services.mint("auth"));
        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.body()).contains("jwks");
        assertProblem(
                get("/internal/triage/x", "Service-Token: " + services.mint("auth")),
                404,
                "platform/not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/triage/x",
                "/api//v1/triage",
                "/api/v1/triage/../../../internal/auth/keys",
                "/api/v1/triage/..;/x",
                "/api/v1/triage/%2e%2e/x",
                "/api/v1/triage/a%2Fb",
                "/api/v1/triage/a%5cb",
                "/api/v1/triage/a\\b",
                "/api/v1/triage/%00",
                "/api/v1/triage/%0d%0aX-A:b",
                "/api/v1/triage;a=b/x",
                "/./internal/auth/keys",
                "/fr/..%2finternal/auth/keys",
                "/%252e%252e/internal",
                "/a%zz",
                "/a%c0%af",
                "/internal;x/auth/keys",
                "/..;/internal/auth/keys",
                "/api/v1/triage/\u0001"
            })
    void addressesWithTwoReadingsAreRefusedBeforeRouting(String path) throws IOException {
        get("/api/v1/triage/before");
        var before = TRIAGE.lastHeaders();
        var answer = get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(TRIAGE.lastHeaders()).isSameAs(before);
    }

    @Test
    void modeIsToldToEveryone() throws IOException {
        assertThat(get("/api/v1/mode").body()).isEqualTo("{\"demo\":true}");
    }

    private Wire.Answer get(String path, String... headers) throws IOException {
        return Wire.get(port, path, headers);
    }

    private Wire.Answer post(String body, String... headers) throws IOException {
        var head = new ArrayList<>(List.of("POST /api/v1/triage/received HTTP/1.1"));
        head.addAll(List.of(headers));
        return Wire.send(port, body, head);
    }

    private static void assertProblem(Wire.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.head()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers("Cache-Control")).containsOnly("no-store");
        assertThat(answer.body()).contains("\"/problems/" + type + "\"").contains("\"traceId\"");
    }
}
