package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An account and an address may ask so often, the platform serves so much at once. */
class LimitsTest extends WithStrictGateway {

    private static final String READ = "/api/v1/triage/x";
    private static final String CHECK = "/api/v1/triage/assessments";

    private List<Wire.Answer> ask(int times, String method, String path, String... headers)
            throws IOException {
        var answers = new ArrayList<Wire.Answer>();
        for (var n = 0; n < times; n++) {
            answers.add(Wire.send(port, method, path, headers));
        }
        return answers;
    }

    private static long with(int status, List<Wire.Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    private static Wire.Answer first(int status, List<Wire.Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == status)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAccountIsToldWhenItMayAskAgain() throws IOException {
        var claire = as(TestTokens.of(UUID.randomUUID()));
        var answers = ask(14, "GET", READ, claire, from("192.0.2.10"), "Accept-Language: fr");
        assertThat(with(200, answers)).isBetween(10L, 12L);
        var refused = answers.getLast();
        assertProblem(refused, 429, "platform/too-many-requests");
        assertThat(refused.header("Retry-After")).hasValue("1");
        assertThat(refused.body()).contains("Trop de demandes");
        var logged = Logged.of(refused);
        assertThat(logged.kind()).isEqualTo("limited");
        assertThat(logged.detail()).isEqualTo("platform/too-many-requests");
        assertThat(logged.caller()).as("whose limit it is").isNotNull();
        assertThat(logged.company()).isNotNull();
        // From wherever it comes; and it is nobody else's limit.
        assertThat(get(READ, claire, from("192.0.2.11")).status()).isEqualTo(429);
        assertThat(get(READ, as(TestTokens.of(UUID.randomUUID())), from("192.0.2.10")).status())
                .isEqualTo(200);
    }

    @Test
    void anAddressHasALimitToo() throws IOException {
        var answers = ask(40, "GET", READ + QUESTION, from("192.0.2.20"));
        assertThat(with(200, answers)).isBetween(30L, 36L);
        assertProblem(answers.getLast(), 429, "platform/too-many-requests");
        assertLimited(answers.getLast(), "platform/too-many-requests", "192.0.2.20");
        assertThat(get(READ, from("192.0.2.21")).status()).isEqualTo(200);
        assertThat(get("/api/v1/mode", from("192.0.2.20")).status()).isEqualTo(429);
        assertThat(get("/", from("192.0.2.20")).status())
                .as("pages are for everyone")
                .isEqualTo(200);
    }

    @Test
    void badTokensCountForTheAddress() throws IOException {
        var answers =
                ask(40, "GET", CHECK + QUESTION, as(TestTokens.expired()), from("192.0.2.30"));
        assertThat(with(401, answers)).isBetween(30L, 36L);
        assertThat(answers.getLast().status()).isEqualTo(429);
        Logged.assertStranger(
                answers.getFirst(), "token-refused", "platform/unauthenticated", "192.0.2.30");
        assertLimited(answers.getLast(), "platform/too-many-requests", "192.0.2.30");
    }

    private static void assertLimited(Wire.Answer answer, String detail, String source) {
        Logged.assertStranger(answer, "limited", detail, source);
    }

    @Test
    void signingInIsLimitedMoreStrictly() throws IOException {
        var answers =
                ask(14, "POST", "/api/v1/auth/login", "Content-Length: 0", from("192.0.2.40"));
        assertThat(with(429, answers)).isBetween(2L, 4L);
        assertLimited(first(429, answers), "platform/too-many-requests", "192.0.2.40");
        assertThat(get(READ, from("192.0.2.40")).status()).isEqualTo(200);
    }

    @Test
    void aSymptomCheckIsNeverLimitedOut() throws IOException {
        var claire = as(TestTokens.of(UUID.randomUUID()));
        ask(14, "GET", READ, claire, from("192.0.2.50"));
        assertThat(get(READ, claire, from("192.0.2.50")).status()).isEqualTo(429);
        var checks = ask(60, "POST", CHECK, claire, from("192.0.2.50"), "Content-Length: 0");
        assertThat(with(201, checks)).isEqualTo(60);
    }

    @Test
    void whenEverythingIsTakenASymptomCheckStillHasAPlace() throws Exception {
        var waiting = new ArrayList<Thread>();
        TRIAGE.isSilent(true);
        for (var n = 0; n < 8; n++) {
            var address = from("192.0.2.6" + n);
            waiting.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    get("/api/v1/triage/silent", address);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            }));
        }
        Neighbour.waitUntil(
                "all places are taken", Duration.ofSeconds(20), () -> TRIAGE.waiting() == 8);
        var refused = get("/api/v1/mode", from("192.0.2.70"));
        assertProblem(refused, 503, "gateway/busy");
        assertThat(refused.header("Retry-After")).hasValue("1");
        assertLimited(refused, "gateway/busy", "192.0.2.70");
        var check =
                Wire.send(
                        port,
                        "POST",
                        CHECK,
                        as(TestTokens.of(UUID.randomUUID())),
                        from("192.0.2.70"),
                        "Content-Length: 0");
        assertThat(check.status()).isEqualTo(201);
        TRIAGE.isSilent(false);
        for (var thread : waiting) {
            thread.join();
        }
        assertThat(get("/api/v1/mode", from("192.0.2.71")).status()).isEqualTo(200);
    }

    @Test
    void aBodyThatDribblesInIsNotWaitedFor() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(
                            "POST /api/v1/triage/x HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.75\r\nContent-Length: 10000\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            Neighbour.waitUntil("the answer comes", Duration.ofSeconds(20), () -> answers(socket));
            assertThat(
                            new String(
                                    socket.getInputStream().readNBytes(12),
                                    StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 408");
        }
    }

    /** One more byte, and whether there is an answer already. */
    private static boolean answers(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
