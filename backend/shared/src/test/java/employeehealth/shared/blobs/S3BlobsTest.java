package employeehealth.shared.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import employeehealth.shared.neighbour.S3Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** With S3Proxy. That a store encrypts when it is asked to, S3Proxy cannot show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BlobsTest extends BlobsContract {

    private final S3Server server = S3Server.start();
    private final S3Blobs blobs =
            new S3Blobs(
                    new BlobSettings.S3(
                            server.url(),
                            "eu-west-3",
                            server.bucket(),
                            server.accessKey(),
                            server.secretKeyFile(),
                            "none"), // S3Proxy answers 501 to the header
                    Duration.ofSeconds(2));

    @BeforeAll
    void warm() {
        blobs.put("tests/first", CONTENT);
    }

    @Override
    Blobs blobs() {
        return blobs;
    }

    @Override
    void whileDown(Runnable work) {
        server.kill();
        work.run();
        server.restart();
    }

    @Test
    void aStoreThatHangsIsGivenUpWithinSeconds() {
        server.freeze();
        var before = System.nanoTime();
        try {
            unavailable(() -> blobs.put(name, CONTENT));
            unavailable(() -> blobs.get(name));
        } finally {
            server.thaw();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        blobs.put(name, CONTENT);
    }

    @Test
    void aStoreIsAskedToEncryptAsWell() throws IOException {
        var asked = new AtomicReference<String>();
        var stub = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        stub.createContext(
                "/",
                exchange -> {
                    asked.set(
                            exchange.getRequestHeaders().getFirst("x-amz-server-side-encryption"));
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        stub.start();
        var address = URI.create("http://127.0.0.1:" + stub.getAddress().getPort());
        try (var asking =
                new S3Blobs(
                        new BlobSettings.S3(
                                address,
                                "eu-west-3",
                                server.bucket(),
                                server.accessKey(),
                                server.secretKeyFile(),
                                "AES256"),
                        Duration.ofSeconds(2))) {
            asking.put(name, CONTENT);
        } finally {
            stub.stop(0);
        }
        assertThat(asked).hasValue("AES256");
    }

    @AfterAll
    void end() {
        blobs.close();
        server.close();
    }
}
