package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    private record Probe(
            String id,
            Language language,
            String family,
            String text,
            @Nullable Double age,
            Sex sex,
            List<String> expected) {

        boolean isEmergency() {
            return expected.equals(List.of("emergency"));
        }

        boolean mayBeEmergency() {
            return expected.contains("emergency");
        }
    }

    /** What became of the messages of one family. */
    private static final class Tally {
        private int all;
        private int accepted;
        private int emergencies;
        private int found;
        private int others;
        private int alarms;
        private int reassured;

        void add(Probe probe, String level) {
            all++;
            accepted += probe.expected().contains(level) ? 1 : 0;
            boolean emergency = level.equals("emergency");
            if (probe.isEmergency()) {
                emergencies++;
                found += emergency ? 1 : 0;
                reassured += level.equals("self_care") ? 1 : 0;
            } else if (!probe.mayBeEmergency()) {
                others++;
                alarms += emergency ? 1 : 0;
            }
        }

        @Override
        public String toString() {
            return "| %d | %d | %d of %d | %d of %d | %d |"
                    .formatted(all, accepted, found, emergencies, alarms, others, reassured);
        }
    }

    @Test
    void noEmergencyAmongThemIsReassured() throws IOException {
        Map<String, Tally> families = new TreeMap<>();
        Tally whole = new Tally();
        for (Probe probe : probes()) {
            Outcome outcome =
                    engine.assess(
                            new Input(
                                    probe.text(),
                                    probe.language(),
                                    Subject.of(probe.age(), probe.sex(), null),
                                    Vitals.NONE,
                                    Map.of(),
                                    Set.of()));
            String level = outcome.recommendation().level().code();
            families.computeIfAbsent(probe.family(), family -> new Tally()).add(probe, level);
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

    private static List<Probe> probes() throws IOException {
        List<Probe> probes = new ArrayList<>();
        try (var file = ProbesTest.class.getResourceAsStream("/probes.jsonl")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (Json.parse(line) instanceof Json.Obj(var members)) {
                    probes.add(probe(members));
                }
            }
        }
        return probes;
    }

    private static Probe probe(Map<String, Json> members) {
        List<String> expected = new ArrayList<>();
        if (members.get("expected") instanceof Json.Arr(var levels)) {
            levels.forEach(level -> expected.add(((Json.Str) level).value()));
        }
        return new Probe(
                text(members, "id"),
                Language.of(text(members, "lang")).orElseThrow(),
                text(members, "family"),
                text(members, "text"),
                members.get("age") instanceof Json.Num(double age) ? (Double) age : null,
                switch (text(members, "sex")) {
                    case "M" -> Sex.MALE;
                    case "F" -> Sex.FEMALE;
                    default -> Sex.UNKNOWN;
                },
                expected);
    }

    private static String text(Map<String, Json> members, String name) {
        return members.get(name) instanceof Json.Str(var text) ? text : "";
    }
}
