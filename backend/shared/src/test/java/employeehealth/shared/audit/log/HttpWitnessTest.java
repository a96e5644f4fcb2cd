package employeehealth.shared.audit.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A witness that is neither well nor away. */
class HttpWitnessTest {

    @Test
    @Timeout(20)
    void anAnswerThatNeverEndsIsGivenUp() throws IOException {
        var end = new CountDownLatch(1);
        var server =
                server(exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().flush();
                    try {
                        end.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        try {
            var witness = new HttpWitness(address(server), Duration.ofMillis(500));
            assertThatThrownBy(() -> witness.get("newest"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not answer");
        } finally {
            end.countDown();
            server.stop(0);
        }
    }

    @Test
    @Timeout(20)
    void anAnswerThatIsNoCheckpointIsNotKept() throws IOException {
        var server =
                server(exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (var out = exchange.getResponseBody()) {
                        var piece = new byte[16 * 1024];
                        for (var n = 0; n < 4_000; n++) {
                            out.write(piece);
                        }
                    }
                });
        try {
            var witness = new HttpWitness(address(server), Duration.ofSeconds(10));
            assertThatThrownBy(() -> witness.get("newest")).isInstanceOf(IOException.class);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@copies.example/log",
                "https://copies.example/log?token=secret"
            })
    void anAddressHoldsNoSecret(String address) {
        assertThatThrownBy(() -> new HttpWitness(URI.create(address)))
                .isInstanceOf(StartRefused.class)
                .message()
                .doesNotContain("secret");
    }

    private static HttpServer server(HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
