package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HomeTest extends WithStrictGateway {

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
    void nobodyHasNoHome() throws IOException {
        assertProblem(get("/api/v1/home", from("192.0.2.4")), 401, "platform/unauthenticated");
    }

    private Wire.Answer home(String token, String address) throws IOException {
        return Wire.send(
                port, "", java.util.List.of("GET /api/v1/home HTTP/1.0", as(token), from(address)));
    }
}
