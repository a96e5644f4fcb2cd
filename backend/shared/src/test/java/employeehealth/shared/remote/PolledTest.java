package employeehealth.shared.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.shared.access.ServiceTokens;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.SslBundles;

/** A process that starts before its neighbour asks it once a second what was revoked. */
class PolledTest {

    private static final int PORT = Neighbour.freePort();

    private final Circuits circuits = new Circuits(new SimpleMeterRegistry());
    private AuthApi auth;

    @BeforeEach
    void aClientOfAuth(@TempDir Path folder) {
        var settings =
                new PlatformSettings(
                        true,
                        folder,
                        null,
                        URI.create("http://localhost"),
                        Map.of("auth", URI.create("http://127.0.0.1:" + PORT)));
        var tls = new MutualTls(new StaticListableBeanFactory().getBeanProvider(SslBundles.class));
        var tokens =
                new ServiceTokens(
                        PlatformSecrets.of(settings),
                        settings.environment(),
                        new LocalServices(Set.of("triage")),
                        Clock.systemUTC());
        auth =
                new RemoteContracts(settings, tokens, tls, circuits, ObservationRegistry.NOOP)
                        .client(AuthApi.class, "auth");
    }

    @Test
    void whatWasPolledInVainKeepsNoCallerFromANeighbourThatIsReady() throws IOException {
        for (var second = 0; second < 30; second++) {
            assertThatThrownBy(() -> auth.revoked(null)).isInstanceOf(Problem.class);
        }
        assertThat(circuits.of("auth").isClosed()).isTrue();
        ready(
                "/internal/auth/keys",
                "{\"jwks\":\"{}\"}",
                () -> assertThat(auth.keys().jwks()).isEqualTo("{}"));
    }

    @Test
    void theNeighbourThatCallersGaveUpIsPolledAllTheSame() throws IOException {
        for (var caller = 0; caller < 10; caller++) {
            assertThatThrownBy(auth::keys).isInstanceOf(Problem.class);
        }
        assertThat(circuits.of("auth").isClosed()).isFalse();
        ready(
                "/internal/auth/revoked",
                "{\"next\":\"1\",\"sessions\":[],\"rights\":[],\"keys\":[]}",
                () -> assertThat(auth.revoked(null).next()).isEqualTo("1"));
    }

    private static void ready(String path, String answer, Runnable meanwhile) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        var json = answer.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, json.length);
                    exchange.getResponseBody().write(json);
                    exchange.close();
                });
        server.start();
        try {
            meanwhile.run();
        } finally {
            server.stop(0);
        }
    }
}
