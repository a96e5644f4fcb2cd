package employeehealth.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrisTest {

    private static final List<String> LOOPBACK = List.of("http://127.0.0.1/cb", "http://[::1]/cb");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/cb",
                "https://app.example/cb?tenant=1",
                "https://app.example:8443/cb"
            })
    void everyServerMayHaveSecureAddresses(String uri) {
        for (var kind : ClientKind.values()) {
            assertThat(RedirectUris.canBeRegistered(uri, kind)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example/cb",
                "https://app.example/cb#part",
                "https://user@app.example/cb",
                "https://*.example/cb",
                "https:///cb",
                "HTTPS://app.example/cb",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "/cb",
                "app.example/cb",
                "https://app.example/c b",
                ""
            })
    @Asvs("10.4.1")
    void nothingElseIsRegistered(String uri) {
        for (var kind : ClientKind.values()) {
            assertThat(RedirectUris.canBeRegistered(uri, kind)).isFalse();
        }
    }

    @Test
    void onlyWhatRunsOnADeviceHasItsOwnSchemesAndLoopback() {
        for (var uri : List.of("http://127.0.0.1/cb", "http://[::1]:1/cb", "com.example.app:/cb")) {
            for (var kind : ClientKind.values()) {
                assertThat(RedirectUris.canBeRegistered(uri, kind))
                        .isEqualTo(kind == ClientKind.NATIVE);
            }
        }
    }

    @Test
    void onADeviceAnyPortWillDo() {
        for (var port : List.of("", ":1", ":49152", ":65535")) {
            assertThat(RedirectUris.matches(LOOPBACK, "http://127.0.0.1" + port + "/cb", true))
                    .isTrue();
            assertThat(RedirectUris.matches(LOOPBACK, "http://[::1]" + port + "/cb", true))
                    .isTrue();
        }
        assertThat(RedirectUris.matches(LOOPBACK, "http://127.0.0.1:1/cb", false)).isFalse();
    }

    /** Whatever is put into, left out of or changed in a registered address, it is another one. */
    @Test
    @Asvs("10.4.1")
    void nothingThatDiffersMatches() {
        var registered = "https://app.example/cb?tenant=1";
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) {
            var text = new StringBuilder(registered);
            var at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, (char) (33 + random.nextInt(94)));
                case 1 -> text.deleteCharAt(at);
                default -> text.setCharAt(at, (char) (33 + random.nextInt(94)));
            }
            assertThat(RedirectUris.matches(List.of(registered), text.toString(), true))
                    .isEqualTo(text.toString().equals(registered));
        }
    }
}
