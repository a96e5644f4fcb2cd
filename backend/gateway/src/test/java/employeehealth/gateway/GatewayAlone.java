package employeehealth.gateway;

import employeehealth.contracts.access.Role;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.contracts.auth.Myself;
import employeehealth.contracts.auth.PeopleApi;
import employeehealth.contracts.auth.PublicKeys;
import employeehealth.contracts.auth.Revoked;
import employeehealth.contracts.triage.TriageApi;
import employeehealth.shared.access.AccessModule;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.audit.SecurityLog;
import employeehealth.shared.audit.TestSecurityLog;
import employeehealth.shared.flags.FlagsModule;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.remote.RemoteContracts;
import employeehealth.shared.remote.RemoteModule;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.seal.SealModule;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.web.WebModule;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The gateway in a process with a pretended auth service; every other service is elsewhere. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@EnableConfigurationProperties(PlatformSettings.class)
@ComponentScan("employeehealth.shared.problem")
@Import({
    WebModule.class,
    AccessModule.class,
    RemoteModule.class,
    SealModule.class,
    FlagsModule.class,
    GatewayModule.class
})
class GatewayAlone {

    /** What went into the security log, as lines. */
    static final Queue<String> EVENTS = new ConcurrentLinkedQueue<>();

    /** What the auth service says of revoked access. */
    static final AtomicReference<Revoked> REVOKED =
            new AtomicReference<>(Revoked.of("0", List.of(), List.of()));

    @Bean
    LocalServices localServices() {
        return new LocalServices(Set.of("gateway", "auth"));
    }

    @Bean
    SecurityLog securityLog(PlatformSecrets secrets, Clock clock) {
        return TestSecurityLog.keptIn(EVENTS, secrets, clock);
    }

    @Bean
    @Lazy
    TriageApi triage(RemoteContracts contracts) {
        return contracts.client(TriageApi.class, "triage");
    }

    @RestController
    @ServicesOnly
    static class Keys implements AuthApi, PeopleApi {

        @Override
        public PublicKeys keys() {
            return new PublicKeys(TestTokens.published());
        }

        @Override
        public Revoked revoked(@Nullable String after) {
            return REVOKED.get();
        }

        @Override
        public Myself me() {
            return new Myself("Claire", "lumiere", "Ateliers Lumière", Set.of(Role.EMPLOYEE));
        }
    }

    @RestController
    static class Auth {

        @GetMapping("/api/v1/auth/me")
        @SignedIn
        Map<String, String> me() {
            return Map.of("displayName", "Claire");
        }

        @GetMapping("/api/v1/auth/open")
        @Public
        ResponseEntity<Map<String, Boolean>> open() {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                    .body(Map.of("open", true));
        }

        @GetMapping("/api/v1/auth/broken")
        @Public
        Map<String, String> broken() {
            throw new IllegalStateException("the inside of the machine");
        }

        @GetMapping("/api/v1/auth/refused-by-container")
        @Public
        void refused(HttpServletResponse response) throws IOException {
            response.sendError(404, "the inside of the machine");
        }

        /** A WebSocket as far as a gateway is concerned: bytes both ways after an agreement. */
        @GetMapping("/api/v1/auth/echo")
        @Public
        void echo(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            response.setStatus(101);
            response.setHeader("Connection", "upgrade");
            response.setHeader("Upgrade", "websocket");
            request.upgrade(Echo.class);
        }
    }

    /** Says back what it hears. */
    public static final class Echo implements HttpUpgradeHandler {

        @Override
        public void init(WebConnection connection) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (connection) {
                            var in = connection.getInputStream();
                            for (var one = in.read(); one >= 0; one = in.read()) {
                                connection.getOutputStream().write(one);
                                connection.getOutputStream().flush();
                            }
                        } catch (Exception ended) {
                            throw new IllegalStateException(ended);
                        }
                    });
        }

        @Override
        public void destroy() {}
    }
}
