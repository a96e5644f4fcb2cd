package employeehealth.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.gateway.GatewaySettings;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which requests come in at all, and where they come from, behind no, one or two proxies. */
class EntranceTest {

    private static GatewaySettings settings(int proxies, String... hosts) {
        return new GatewaySettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                proxies,
                List.of(hosts),
                List.of());
    }

    private static PlatformSettings platform(boolean demo, String url) {
        return new PlatformSettings(demo, Path.of("."), null, URI.create(url), Map.of());
    }

    private static MockHttpServletRequest request(String host) {
        var request = new MockHttpServletRequest("GET", "/api/v1/mode");
        request.setRemoteAddr("10.0.0.9");
        request.addHeader("Host", host);
        request.setServerName(host.replaceFirst(":\\d+$", ""));
        return request;
    }

    private static boolean isKnown(
            PlatformSettings platform, GatewaySettings settings, String host) {
        try {
            new KnownHosts(settings, platform).require(request(host));
            return true;
        } catch (Problem unknown) {
            assertThat(unknown.status().value()).isEqualTo(421);
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "health.example.org, true",
        "HEALTH.example.org:443, true",
        "other.example.org, true",
        "evil.example, false",
        "health.example.org.evil.example, false",
        "localhost, false",
        "127.0.0.1:8080, false"
    })
    void outsideDemoModeOnlyOurNamesAreKnown(String host, boolean known) {
        var platform = platform(false, "https://health.example.org");
        assertThat(isKnown(platform, settings(0, "other.example.org"), host)).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, true",
        "127.0.0.1, true",
        "[::1]:8080, true",
        "evil.example, false"
    })
    void aDemoIsOnThisMachine(String host, boolean known) {
        assertThat(isKnown(platform(true, "http://localhost:8080"), settings(0), host))
                .isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 6.6.6.6                      | 10.0.0.9",
                "1 | 192.0.2.7                    | 192.0.2.7",
                "1 | 6.6.6.6, 192.0.2.7           | 192.0.2.7",
                "2 | 6.6.6.6, 192.0.2.7, 10.0.0.8 | 192.0.2.7",
                "2 | 192.0.2.7                    | 10.0.0.9",
                "1 | localhost                    | 10.0.0.9",
                "1 | 2001:db8::7                  | 2001:db8::7",
                "1 | evil.example                 | 10.0.0.9"
            })
    void soManyProxiesAreBelievedAndNoMore(int proxies, String forwarded, String address) {
        var request = request("localhost");
        request.addHeader("X-Forwarded-For", forwarded);
        assertThat(new ClientAddress(settings(proxies)).of(request)).isEqualTo(address);
    }

    @Test
    void severalHeadersAreOneList() {
        var request = request("localhost");
        request.addHeader("X-Forwarded-For", "6.6.6.6");
        request.addHeader("X-Forwarded-For", "192.0.2.7");
        assertThat(new ClientAddress(settings(1)).of(request)).isEqualTo("192.0.2.7");
    }

    @Test
    void whatCameInTheClearIsSentToHttps() {
        var platform = platform(false, "https://health.example.org");
        var entrance =
                new Entrance(
                        new ClientAddress(settings(1)),
                        new KnownHosts(settings(1), platform),
                        platform);
        var request = request("health.example.org");
        request.setQueryString("a=b");
        request.addHeader("X-Forwarded-Proto", "http");
        var response = new MockHttpServletResponse();
        assertThat(entrance.turnsAway(request, response)).isTrue();
        assertThat(response.getStatus()).isEqualTo(308);
        assertThat(response.getHeader("Location"))
                .isEqualTo("https://health.example.org/api/v1/mode?a=b");

        request.setMethod("POST");
        assertThatThrownBy(() -> entrance.turnsAway(request, new MockHttpServletResponse()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo("gateway/https-only"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "HTTPS", ""})
    void whatCameByTlsPasses(String scheme) {
        var platform = platform(false, "https://health.example.org");
        var entrance =
                new Entrance(
                        new ClientAddress(settings(1)),
                        new KnownHosts(settings(1), platform),
                        platform);
        var request = request("health.example.org");
        request.addHeader("X-Forwarded-Proto", scheme);
        assertThat(entrance.turnsAway(request, new MockHttpServletResponse())).isFalse();
    }
}
