package employeehealth.shared.flags;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for a flag service: the bulk evaluation of OFREP 0.2, written from its OpenAPI
 * document, with failures on demand. It proves that we keep to the protocol, not that any product
 * does.
 */
final class OfrepStub implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** What it was asked with: the bodies, as they came. */
    final List<JsonNode> contexts = new CopyOnWriteArrayList<>();

    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger unchanged = new AtomicInteger();

    private final HttpServer http;
    private volatile String token = "";
    private volatile int status = 200;
    private volatile Map<String, String> headers = Map.of();
    private volatile String body = "";
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean stalls;

    OfrepStub() {
        says("true");
        try {
            http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    void wants(String bearer) {
        token = bearer;
    }

    void says(String value) {
        answers(
                200,
                "{\"flags\":[{\"key\":\"home-checks\",\"reason\":\"TARGETING_MATCH\",\"variant\":\"v\","
                    + "\"value\":"
                        + value
                        + "},{\"key\":\"other\",\"errorCode\":\"PARSE_ERROR\"}]}",
                Map.of("ETag", "\"" + value.hashCode() + "\""));
    }

    void answers(int code, String content, Map<String, String> with) {
        status = code;
        body = content;
        headers = with;
    }

    /** It takes questions and answers none. */
    void hang() {
        gate = new CountDownLatch(1);
    }

    /** It sends the headers of an answer and never the rest. */
    void stall() {
        stalls = true;
        hang();
    }

    void goOn() {
        stalls = false;
        gate.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            var sent = exchange.getRequestBody().readAllBytes();
            if (stalls) {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().flush();
            }
            gate.await(30, TimeUnit.SECONDS);
            var request = exchange.getRequestHeaders();
            if (!exchange.getRequestURI().getPath().equals("/ofrep/v1/evaluate/flags")
                    || !exchange.getRequestMethod().equals("POST")) {
                respond(exchange, 404, "");
            } else if (!token.isEmpty()
                    && !("Bearer " + token).equals(request.getFirst("Authorization"))) {
                respond(exchange, 401, "");
            } else {
                contexts.add(JSON.readTree(sent).path("context"));
                headers.forEach(exchange.getResponseHeaders()::set);
                var etag = headers.get("ETag");
                if (etag != null && etag.equals(request.getFirst("If-None-Match"))) {
                    unchanged.incrementAndGet();
                    respond(exchange, 304, "");
                } else {
                    respond(exchange, status, body);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void respond(HttpExchange exchange, int code, String content)
            throws IOException {
        var bytes = content.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        goOn();
        http.stop(0);
    }
}
