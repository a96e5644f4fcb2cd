package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.app.demo.DemoCompanies;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.shared.asvs.Asvs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Between processes, who has no certificate of ours is not even heard, and who has one is heard
 * only by those it may ask, in its own name.
 */
class MutualTlsTest {

    private static final DemoCompany LUMIERE = DemoCompanies.of(1).getFirst();
    private static final String STANDING =
            "/internal/admin/companies/"
                    + LUMIERE.id().value()
                    + "/people/"
                    + LUMIERE.people().getFirst().id().value()
                    + "/standing";

    private final Topology.Running platform = Topology.PROCESS_PER_TARGET.running();

    @Test
    void withoutACertificateNothingIsHeard() {
        for (var process : platform.processes().subList(1, platform.processes().size())) {
            var stranger = client(tls(), null);
            assertThatThrownBy(() -> ask(stranger, process, "/api/v1/triage/protocols", "x"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void plainHttpIsNotSpoken() {
        var admin = platform.process("admin");
        var answer = new Visitor(URI.create("http://127.0.0.1:" + admin.port)).get("/");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("Exception", "apache");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused(@TempDir Path elsewhere) {
        var theirs = Certificates.in(elsewhere.resolve("tls"), "auth");
        var stranger =
                client(
                        PemSslStoreDetails.forCertificate("file:" + tls().resolve("ca.crt")),
                        details(theirs, "auth"));
        assertThatThrownBy(() -> ask(stranger, platform.process("admin"), STANDING, "x"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whoAsksInItsOwnNameIsAnsweredIfTheContractSaysSo() throws Exception {
        var admin = platform.process("admin");
        assertThat(ask(client(tls(), "auth"), admin, STANDING, token("auth", "admin")))
                .startsWith("200")
                .contains("employee");
        assertThat(ask(client(tls(), "gateway"), admin, STANDING, token("gateway", "admin")))
                .startsWith("404")
                .contains("platform/not-found");
        assertThat(
                        ask(
                                client(tls(), "triage"),
                                platform.process("auth"),
                                "/internal/auth/keys",
                                token("triage", "auth")))
                .startsWith("200")
                .contains("RSA");
    }

    @Test
    @Asvs("9.2.3")
    void aTokenForAnotherServiceOrOfAnotherCallerIsRefused() throws Exception {
        var auth = platform.process("auth");
        var keys = "/internal/auth/keys";
        for (var token :
                new String[] {
                    token("triage", "admin"),
                    token("triage", "triage"),
                    token("gateway", "auth"),
                    token("triage+gateway", "auth"),
                    "v1.1.ff"
                }) {
            assertThat(ask(client(tls(), "triage"), auth, keys, token)).as(token).startsWith("404");
        }
    }

    private Path tls() {
        return platform.data().resolve("tls");
    }

    static HttpClient client(Path tls, @Nullable String name) {
        return client(
                PemSslStoreDetails.forCertificate("file:" + tls.resolve("ca.crt")),
                name == null ? null : details(tls, name));
    }

    private static HttpClient client(
            PemSslStoreDetails authority, @Nullable PemSslStoreDetails own) {
        var context = SslBundle.of(new PemSslStoreBundle(own, authority)).createSslContext();
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static PemSslStoreDetails details(Path tls, String name) {
        return PemSslStoreDetails.forCertificate("file:" + tls.resolve(name + ".crt"))
                .withPrivateKey("file:" + tls.resolve(name + ".key"));
    }

    private static String ask(HttpClient client, PlatformProcess process, String path, String token)
            throws IOException, InterruptedException {
        var answer =
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create("https://localhost:" + process.port + path))
                                .header(InsideToken.HEADER, token)
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private String token(String caller, String audience) {
        return InsideToken.of(platform.data(), caller, audience);
    }
}
