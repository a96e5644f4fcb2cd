package employeehealth.engine;

import employeehealth.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message of our own and the levels that a careful triage nurse would accept for it. */
record Probe(
        String id,
        String half,
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

    /** What the words alone lead to. */
    Outcome assess(Engine engine) {
        Subject subject = Subject.of(age, sex, null);
        return engine.assess(new Input(text, language, subject, Vitals.NONE, Map.of(), Set.of()));
    }

    String level(Engine engine) {
        return assess(engine).recommendation().level().code();
    }

    /** What became of the messages of one family. */
    static final class Tally {
        int all;
        int accepted;
        int emergencies;
        int found;
        int others;
        int alarms;
        int reassured;

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

    /** The messages of a file of the test resources, one a line. */
    static List<Probe> read(String resource) throws IOException {
        List<Probe> probes = new ArrayList<>();
        try (var file = Probe.class.getResourceAsStream(resource)) {
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
                text(members, "half"),
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
