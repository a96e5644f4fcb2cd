package employeehealth.shared.audit.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A witness that is neither well nor away. */
class HttpWitnessTest {

    @Test
    @Timeout(20)
    void anAnswerThatNeverEndsIsGivenUp() throws IOException {
        var end = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().flush();
                    try {
                        end.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try {
            var witness = new HttpWitness(address, Duration.ofMillis(500));
            assertThatThrownBy(() -> witness.get("newest"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not answer");
        } finally {
            end.countDown();
            server.stop(0);
        }
    }
}
