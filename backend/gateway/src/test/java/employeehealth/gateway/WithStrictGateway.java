package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway with small limits behind one proxy, so that each test comes from its own address. */
@SpringBootTest(
        classes = GatewayAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "platform.demo=true",
            "platform.public-url=http://localhost:8080",
            "gateway.trusted-proxies=1",
            "gateway.cors-origins=https://intranet.example",
            "gateway.body-within=300ms",
            "gateway.tile-within=1s",
            "gateway.answer-within=20s",
            "gateway.limits.account-per-second=1",
            "gateway.limits.address-per-second=3",
            "gateway.limits.sign-in-per-second=1",
            "gateway.limits.at-once=8",
            "server.max-http-request-header-size=16KB",
            "spring.threads.virtual.enabled=true",
            "server.error.include-stacktrace=never"
        })
abstract class WithStrictGateway {

    static final FakeNeighbour TRIAGE = new FakeNeighbour();
    static final EchoNeighbour CALLS = new EchoNeighbour();
    static final TellingNeighbour EVENTS = new TellingNeighbour();

    /** The words of a question, of which no log may know. */
    static final String QUESTION = "?q=" + Logged.WORD;

    /** All classes of tests share one gateway, so its folder outlives each of them. */
    static final Path data = folder();

    @LocalServerPort int port;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry settings) {
        settings.add("platform.data-dir", data::toString);
        settings.add("platform.flags.file", () -> data.resolve("flags.json").toString());
        settings.add("platform.remotes.triage", TRIAGE::address);
        settings.add("platform.remotes.appointments", CALLS::address);
        settings.add("platform.remotes.notifications", EVENTS::address);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target")), "strict-gateway");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String from(String address) {
        return "X-Forwarded-For: " + address;
    }

    static String as(String token) {
        return "Authorization: Bearer " + token;
    }

    static void assertProblem(Wire.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/" + type + "\"", "\"traceId\":\"")
                .doesNotContain("Exception", "at employeehealth", "org.apache");
        assertThat(answer.header("X-Request-Id")).isPresent();
    }

    Wire.Answer get(String path, String... headers) throws IOException {
        return Wire.get(port, path, headers);
    }
}
