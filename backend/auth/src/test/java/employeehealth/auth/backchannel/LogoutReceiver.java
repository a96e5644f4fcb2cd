package employeehealth.auth.backchannel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A program's own server, which is told of sign-outs and answers as it was told to. */
final class LogoutReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> kinds = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile boolean hangs;

    LogoutReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            kinds.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestHeaders().getFirst("Content-Type"));
            if (body.startsWith("logout_token=")) {
                tokens.add(
                        URLDecoder.decode(
                                body.substring("logout_token=".length()),
                                StandardCharsets.US_ASCII));
            }
            if (hangs) {
                released.await(30, TimeUnit.SECONDS);
            }
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", address("/elsewhere"));
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answers(int with) {
        status = with;
    }

    void hangs() {
        hangs = true;
    }

    /** As they were posted, oldest first. */
    List<String> tokens() {
        return tokens;
    }

    List<String> kinds() {
        return kinds;
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }
}
