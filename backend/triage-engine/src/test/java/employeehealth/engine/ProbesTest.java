package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Four hundred messages, written from the list of presentations alone by somebody who had read
 * neither rules nor words of ours nor published cases. How they fared at first look stands in
 * docs/safety/probes.md; from then on they are known, and here they only keep what was reached.
 * With {@code -Dprobes.print=true} it prints the table and what went wrong.
 */
class ProbesTest {

    private static final boolean PRINT = Boolean.getBoolean("probes.print");

    private final Engine engine = new Engine(ProtocolFiles.library());

    @Test
    void noEmergencyAmongThemIsReassured() throws IOException {
        Map<String, Probe.Tally> families = new TreeMap<>();
        Probe.Tally whole = new Probe.Tally();
        for (Probe probe : Probe.read("/probes.jsonl")) {
            String level = probe.level(engine);
            families.computeIfAbsent(probe.family(), family -> new Probe.Tally()).add(probe, level);
            whole.add(probe, level);
            if (PRINT && !probe.expected().contains(level)) {
                System.out.printf(
                        "%s %s got %s, expected %s: %s%n",
                        probe.id(), probe.family(), level, probe.expected(), probe.text());
            }
        }
        if (PRINT) {
            System.out.println(
                    "| family | messages | level accepted | emergencies found | others called"
                            + " emergency | emergencies told self-care |");
            families.forEach((family, tally) -> System.out.println("| " + family + " " + tally));
            System.out.println("| all " + whole);
        }
        assertThat(whole.all).isEqualTo(400);
        assertThat(whole.reassured).isZero();
        assertThat(whole.found).isGreaterThanOrEqualTo(178);
        assertThat(whole.alarms).isLessThanOrEqualTo(10);
    }
}
