package employeehealth.gateway;

import static employeehealth.shared.neighbour.Neighbour.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HomeTest extends WithStrictGateway {

    private static final Random RANDOM = new Random();

    @Test
    void everyServiceHasItsTile() throws IOException {
        var home = home(TestTokens.of(UUID.randomUUID(), "triage.assess"), "192.0.2.1");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body())
                .isEqualTo(
                        "{\"me\":{\"available\":true,\"content\":{\"displayName\":\"Claire\","
                                + "\"company\":\"lumiere\",\"companyName\":\"Ateliers Lumière\","
                                + "\"roles\":[\"employee\"]}},"
                                + "\"checks\":{\"available\":true,\"content\":{\"items\":[]}}}");
    }

    @Test
    void whatIsNotForThisPersonIsNotAskedFor() throws IOException {
        assertThat(home(TestTokens.of(UUID.randomUUID()), "192.0.2.2").body())
                .contains("\"me\"")
                .doesNotContain("checks");
    }

    @Test
    void aServiceThatDoesNotAnswerCostsItsTileOnly() throws IOException {
        TRIAGE.isSilent(true);
        try {
            assertThat(home(TestTokens.of(UUID.randomUUID(), "triage.assess"), "192.0.2.3").body())
                    .contains("Claire")
                    .contains("\"checks\":{\"available\":false}");
        } finally {
            TRIAGE.isSilent(false);
        }
    }

    @Test
    void theTileOfChecksCanBeSwitchedOff() throws IOException {
        switchTile("off");
        waitUntil("the tile is gone", Duration.ofSeconds(60), () -> !stranger().contains("checks"));
        assertThat(stranger()).contains("Claire");
        switchTile("on");
        waitUntil("it is back", Duration.ofSeconds(60), () -> stranger().contains("checks"));
    }

    private static void switchTile(String variant) throws IOException {
        Files.writeString(
                data.resolve("flags.json"),
                """
                {"flags": {"home-checks": {"state": "ENABLED", "defaultVariant": "%s",
                  "variants": {"on": true, "off": false}}}}
                """
                        .formatted(variant));
    }

    /** Somebody else each time, for whom no limit is near. */
    private String stranger() {
        try {
            var address = "198.18." + RANDOM.nextInt(256) + "." + RANDOM.nextInt(256);
            return home(TestTokens.of(UUID.randomUUID(), "triage.assess"), address).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nobodyHasNoHome() throws IOException {
        assertProblem(get("/api/v1/home", from("192.0.2.4")), 401, "platform/unauthenticated");
    }

    private Wire.Answer home(String token, String address) throws IOException {
        return Wire.send(
                port, "", java.util.List.of("GET /api/v1/home HTTP/1.0", as(token), from(address)));
    }
}
