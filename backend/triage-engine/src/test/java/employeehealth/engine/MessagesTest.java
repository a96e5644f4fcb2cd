package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Messages in the manner of published cases: what people write to a portal, statements, vignettes,
 * plain requests. Rules were mended by looking at the half called seen; of the blind half only
 * totals were, see docs/safety/probes.md. Here both keep what was reached.
 */
class MessagesTest {

    private final Engine engine = new Engine(ProtocolFiles.library());

    @Test
    void dangersAreFoundAndTheRestIsLeftInPeace() throws IOException {
        Map<String, Probe.Tally> halves = new TreeMap<>();
        for (Probe probe : Probe.read("/messages.jsonl")) {
            halves.computeIfAbsent(probe.half(), half -> new Probe.Tally())
                    .add(probe, probe.level(engine));
        }
        assertThat(halves).containsOnlyKeys("blind", "seen");
        halves.forEach((half, tally) -> {
            assertThat(tally.reassured).as(half).isZero();
            assertThat(tally.found).as(half).isGreaterThanOrEqualTo(tally.emergencies * 92 / 100);
            assertThat(tally.alarms).as(half).isLessThanOrEqualTo(tally.others / 10);
        });
    }
}
