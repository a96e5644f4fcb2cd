package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Whoever is being served when the gateway ends is served; nobody else comes in. */
class GracefulShutdownTest {

    @TempDir Path data;

    @Test
    void theLastRequestIsAnswered() throws Exception {
        var triage = new FakeNeighbour();
        var gateway =
                new SpringApplicationBuilder(GatewayAlone.class)
                        .properties(
                                "server.port=0",
                                "server.shutdown=graceful",
                                "spring.lifecycle.timeout-per-shutdown-phase=20s",
                                "spring.threads.virtual.enabled=true",
                                "platform.demo=true",
                                "platform.public-url=http://localhost:8080",
                                "platform.data-dir=" + data,
                                "gateway.answer-within=20s",
                                "platform.remotes.triage=" + triage.address())
                        .run();
        var port = gateway.getEnvironment().getRequiredProperty("local.server.port", int.class);
        triage.isSilent(true);
        var last = new FutureTask<>(() -> Wire.get(port, "/api/v1/triage/silent").status());
        Thread.ofVirtual().start(last);
        Neighbour.waitUntil("it is asked", Duration.ofSeconds(20), () -> triage.waiting() == 1);

        var closing = Thread.ofVirtual().start(gateway::close);
        Neighbour.waitUntil("the door is shut", Duration.ofSeconds(20), () -> isShut(port));
        triage.isSilent(false);

        assertThat(last.get()).isEqualTo(200);
        closing.join();
        triage.stop();
    }

    private static boolean isShut(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }
}
