package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone outside, with nothing but an HTTP client. */
final class Visitor {

    static final String PASSWORD = "demo-Passw0rd-2026";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpClient http;
    private final URI base;
    private final Map<String, String> headers;
    private final Consumer<Answer> heard;

    Visitor(URI base) {
        this(HTTP, base);
    }

    /** Someone who got past the gateway, with a client of their own. */
    Visitor(HttpClient http, URI base) {
        this(http, base, Map.of(), answer -> {});
    }

    private Visitor(
            HttpClient http, URI base, Map<String, String> headers, Consumer<Answer> heard) {
        this.http = http;
        this.base = base;
        this.headers = headers;
        this.heard = heard;
    }

    /** The same visitor, whose every answer from now on, also that of a sign-in, is told. */
    Visitor telling(Consumer<Answer> heard) {
        return new Visitor(http, base, headers, heard);
    }

    Visitor with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Visitor(http, base, Map.copyOf(more), heard);
    }

    /** The same visitor, signed in. */
    Visitor signIn(String email) {
        var answer = logIn(email, PASSWORD);
        assertThat(answer.status()).as(() -> "sign-in of " + email).isEqualTo(200);
        return with("Authorization", "Bearer " + answer.json().get("accessToken").asString());
    }

    /** The same person, who has just proven again who they are. */
    Visitor stepUp() {
        var answer = patiently(() -> post("/api/v1/auth/step-up", Map.of("password", PASSWORD)));
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        return with("Authorization", "Bearer " + answer.json().get("accessToken").asString());
    }

    /** Tries again as long as the answer asks to: services that just started can be late. */
    private static Answer patiently(Supplier<Answer> request) {
        var last = new AtomicReference<Answer>();
        Neighbour.waitUntil(
                "a part of the platform answers",
                PATIENCE,
                () -> {
                    last.set(request.get());
                    return last.get().status() != 503;
                });
        return last.get();
    }

    Answer logIn(String email, String password) {
        return post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    Answer get(String path) {
        return send(path, HttpRequest.newBuilder().GET());
    }

    /** An address as it is, which {@link URI} would refuse; over a socket of its own. */
    Answer getRaw(String target) {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            var request = new StringBuilder("GET " + target + " HTTP/1.0\r\nHost: localhost\r\n");
            headers.forEach((name, value) ->
                    request.append(name).append(": ").append(value).append("\r\n"));
            socket.getOutputStream()
                    .write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            return Answer.read(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer post(String path, Object body) {
        return post(path, JSON.writeValueAsBytes(body));
    }

    Answer post(String path, byte[] body) {
        return send(
                path,
                HttpRequest.newBuilder()
                        .setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    Answer put(String path, Object body) {
        return send(
                path,
                HttpRequest.newBuilder()
                        .setHeader("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    Answer delete(String path) {
        return send(path, HttpRequest.newBuilder().DELETE());
    }

    Answer send(String path, HttpRequest.Builder request) {
        headers.forEach(request::setHeader);
        try {
            var answer =
                    Answer.of(
                            http.send(
                                    request.uri(base.resolve(path))
                                            .timeout(Duration.ofSeconds(20))
                                            .build(),
                                    BodyHandlers.ofByteArray()));
            heard.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    record Answer(int status, HttpHeaders headers, byte[] body) {

        static Answer of(HttpResponse<byte[]> response) {
            return new Answer(response.statusCode(), response.headers(), response.body());
        }

        /** An HTTP/1.0 answer: its head, an empty line, its body to the end. */
        static Answer read(byte[] bytes) {
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            var head = text.substring(0, text.indexOf("\r\n\r\n"));
            var headers = new HashMap<String, List<String>>();
            head.lines()
                    .skip(1)
                    .map(line -> line.split(": ", 2))
                    .forEach(header -> headers.put(header[0], List.of(header[1])));
            return new Answer(
                    Integer.parseInt(head.split(" ", 3)[1]),
                    HttpHeaders.of(headers, (name, value) -> true),
                    text.substring(head.length() + 4).getBytes(StandardCharsets.ISO_8859_1));
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** Checks that this is a whole problem document and gives it. */
        JsonNode problem(int status, String type) {
            assertThat(status()).as(this::text).isEqualTo(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            var problem = json();
            assertThat(problem.path("type").asString()).isEqualTo("/problems/" + type);
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("title").asString()).isNotBlank();
            assertThat(problem.path("detail").asString()).isNotBlank();
            assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
            return problem;
        }
    }
}
