package employeehealth.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.client.Origin;
import employeehealth.shared.settings.PlatformSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelyingPartyTest {

    private static RelyingParty of(boolean demo, String url) {
        var here = Path.of(".");
        return new RelyingParty(new PlatformSettings(demo, here, null, URI.create(url), Map.of()));
    }

    private static void isFor(RelyingParty party, String id, String... origins) {
        assertThat(party.id()).isEqualTo(id);
        assertThat(party.origins()).extracting(Origin::toString).containsExactlyInAnyOrder(origins);
    }

    @Test
    void passkeysAreForTheHostThatPeopleKnow() {
        isFor(of(false, "https://health.example"), "health.example", "https://health.example");
        isFor(
                of(false, "https://Health.Example:8443"),
                "health.example",
                "https://health.example:8443");
        isFor(of(false, "https://health.example:443"), "health.example", "https://health.example");
    }

    @Test
    void aDemoIsAlsoLocalhost() {
        isFor(of(true, "http://localhost:8080"), "localhost", "http://localhost:8080");
        isFor(
                of(true, "http://127.0.0.1:9090"),
                "localhost",
                "http://127.0.0.1:9090",
                "http://localhost:9090");
        isFor(of(true, "https://demo.example"), "demo.example", "https://demo.example");
    }

    @Test
    void aRealPlatformIsNot() {
        isFor(of(false, "http://127.0.0.1:9090"), "127.0.0.1", "http://127.0.0.1:9090");
    }
}
