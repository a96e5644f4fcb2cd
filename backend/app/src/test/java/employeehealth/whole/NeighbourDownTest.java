package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that is gone is said to be gone, and is used again when it returns. */
class NeighbourDownTest {

    @Test
    void triageMayBeKilledAndReturn() {
        var data = PlatformProcess.newDataFolder("neighbour");
        try (var running = Topology.PROCESS_PER_TARGET.start(data)) {
            var claire =
                    running.visitor().signIn("claire@lumiere.demo").with("Accept-Language", "fr");
            var triage = running.process("triage");
            var words = Map.of("text", "Mal de gorge", "language", "fr");
            assertThat(claire.post("/api/v1/triage/assessments", words).status()).isEqualTo(201);

            triage.killHard();

            var refused = claire.post("/api/v1/triage/assessments", words);
            var problem = refused.problem(503, "platform/unavailable");
            assertThat(problem.path("detail").asString()).contains("112");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(claire.get("/api/v1/auth/me").status())
                    .as("the others go on")
                    .isEqualTo(200);

            try (var returned = triage.startAgain()) {
                returned.awaitReady();
                assertThat(claire.post("/api/v1/triage/assessments", words).status())
                        .isEqualTo(201);
            }
        }
    }
}
