package employeehealth.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service of another process, on a free port, with an address for each manner of answering. */
final class FakeNeighbour {

    static final int LARGE = 5 * 1024 * 1024;

    final CountDownLatch enough = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final HttpServer server;
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private volatile Map<String, List<String>> lastHeaders = Map.of();

    FakeNeighbour() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Map<String, List<String>> lastHeaders() {
        return lastHeaders;
    }

    void stop() {
        enough.countDown();
        server.stop(0);
    }

    /** From now on it answers nothing but symptom checks, until it is told otherwise. */
    void isSilent(boolean now) {
        if (now) {
            silence = new CountDownLatch(1);
        } else {
            silence.countDown();
        }
    }

    /** How many callers wait for it to speak. */
    int waiting() {
        return waiting.get();
    }

    private void keepSilent(String path) throws IOException {
        if (path.endsWith("/assessments") || silence.getCount() == 0) {
            return;
        }
        waiting.incrementAndGet();
        try {
            silence.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        lastHeaders = Map.copyOf(exchange.getRequestHeaders());
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            keepSilent(path);
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "large" -> large(exchange);
                case "cookies" -> cookies(exchange);
                case "slow" -> slow(exchange);
                case "empty" -> exchange.sendResponseHeaders(204, -1);
                case "cached" -> cached(exchange);
                case "received" -> say(exchange, 200, received(exchange));
                case "latest" -> latest(exchange);
                case "assessments" -> say(exchange, 201, "{}");
                case "refused" -> say(exchange, 409, "{\"status\":409}");
                default ->
                        say(
                                exchange,
                                200,
                                exchange.getRequestMethod() + " " + exchange.getRequestURI());
            }
        }
    }

    private static void latest(HttpExchange exchange) throws IOException {
        var bytes = "{\"items\":[]}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String received(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        return body.length + " " + Arrays.hashCode(body);
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.getResponseHeaders().add("Server", "secret/1.0");
        exchange.getResponseHeaders().add("Referrer-Policy", "unsafe-url");
        exchange.getResponseHeaders().add("X-Hop", "1");
        exchange.getResponseHeaders().add("Connection", "X-Hop");
        var silent = exchange.getRequestMethod().equals("HEAD");
        if (silent) {
            exchange.getResponseHeaders().add("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, silent ? -1 : bytes.length);
        if (!silent) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void large(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0); // chunked
        var block = new byte[64 * 1024];
        for (var sent = 0; sent < LARGE; sent += block.length) {
            Arrays.fill(block, (byte) (sent / block.length));
            exchange.getResponseBody().write(block);
        }
    }

    private static void cookies(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "refresh=a; HttpOnly; SameSite=Strict");
        exchange.getResponseHeaders().add("Set-Cookie", "other=b; Path=/x");
        exchange.sendResponseHeaders(204, -1);
    }

    private static void cached(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Cache-Control", "private, max-age=60");
        exchange.getResponseHeaders().add("ETag", "\"v7\"");
        exchange.sendResponseHeaders(304, -1);
    }

    /** Answers only when the test is over. */
    private void slow(HttpExchange exchange) throws IOException {
        try {
            enough.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(204, -1);
    }
}
