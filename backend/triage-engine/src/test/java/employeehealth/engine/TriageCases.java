package employeehealth.engine;

import employeehealth.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Development command: measures the engine on published cases, which stay outside the repository.
 * It is a measurement, not a test. First argument: the folder with the case files; with {@code
 * --misses} as second argument it lists what went wrong, of the development half only.
 */
final class TriageCases {

    /** Counts of one half of one file. */
    private static final class Tally {
        private int emergencies;
        private int found;
        private int others;
        private int alarms;
        private int selfCare;
        private int all;
        private int unrecognised;
        private int emergenciesSelfCare;

        void add(String label, Outcome outcome) {
            Level level = outcome.recommendation().level();
            all++;
            selfCare += level == Level.SELF_CARE ? 1 : 0;
            unrecognised += outcome.protocol().id().equals("general") ? 1 : 0;
            if (label.equals("emergency")) {
                emergencies++;
                found += level == Level.EMERGENCY ? 1 : 0;
                emergenciesSelfCare += level == Level.SELF_CARE ? 1 : 0;
            } else {
                others++;
                alarms += level == Level.EMERGENCY ? 1 : 0;
            }
        }

        @Override
        public String toString() {
            return "%4d cases | emergencies found %3d/%3d = %5.1f %% (told self-care %d) | called emergency of the others %3d/%3d = %5.1f %% | self-care %3d | nothing recognised %3d"
                    .formatted(
                            all,
                            found,
                            emergencies,
                            percent(found, emergencies),
                            emergenciesSelfCare,
                            alarms,
                            others,
                            percent(alarms, others),
                            selfCare,
                            unrecognised);
        }

        private static double percent(int part, int whole) {
            return whole == 0 ? 0 : 100.0 * part / whole;
        }
    }

    private final Engine engine = new Engine(ProtocolFiles.library());
    private final Map<String, String> natures;
    private final boolean misses;

    private TriageCases(boolean misses) throws IOException {
        this.misses = misses;
        this.natures = natures();
    }

    /** What each diagnosis is by its nature, written down from the names alone. */
    private static Map<String, String> natures() throws IOException {
        try (var file = TriageCases.class.getResourceAsStream("/avey-diagnoses.csv")) {
            Map<String, String> natures = new TreeMap<>();
            String rows =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            rows.lines().skip(1).forEach(row -> natures.put(cell(row, 0), cell(row, 1)));
            return natures;
        }
    }

    private static String cell(String row, int column) {
        return row.split(",", 3)[column];
    }

    public static void main(String[] arguments) throws IOException {
        TriageCases cases = new TriageCases(List.of(arguments).contains("--misses"));
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).sorted().toList()) {
                cases.measure(file);
            }
        }
    }

    private void measure(Path file) throws IOException {
        Map<String, Tally> tallies = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int place = 0; place < lines.size(); place++) {
            if (Json.parse(lines.get(place)) instanceof Json.Obj(var record)) {
                CaseSplit half = CaseSplit.of(place);
                measure(record, half, tallies);
            }
        }
        System.out.println(file.getFileName());
        tallies.forEach((name, tally) -> System.out.println("  %-42s %s".formatted(name, tally)));
    }

    private void measure(Map<String, Json> record, CaseSplit half, Map<String, Tally> tallies) {
        String text = text(record, "text");
        String label = text(record, "gold_triage");
        Language language = Language.of(text(record, "lang")).orElse(Language.EN);
        Subject subject =
                Subject.of(
                        number(record.get("age")),
                        switch (text(record, "sex")) {
                            case "M" -> Sex.MALE;
                            case "F" -> Sex.FEMALE;
                            default -> Sex.UNKNOWN;
                        },
                        null);
        List<String> groups = new ArrayList<>(List.of("text"));
        if (record.get("gold_ktas") instanceof Json.Num(double ktas)) {
            label = ktas <= 2 ? "emergency" : "other";
            groups.add("text, KTAS " + (int) ktas);
        }
        if (record.containsKey("kind")) {
            groups.add("text, " + text(record, "kind"));
        }
        if (text(record, "category").equals("benign")) {
            groups.add("text, benign");
        }
        Outcome outcome = assess(text, language, subject, Vitals.NONE);
        for (String group : groups) {
            tallies.computeIfAbsent(half + " " + group, key -> new Tally()).add(label, outcome);
        }
        if (misses && half == CaseSplit.DEVELOPMENT && !label.isEmpty()) {
            report(record, label, outcome);
        }
        if (record.get("vitals") instanceof Json.Obj(var vitals)) {
            Outcome measured = assess(text, language, subject, vitals(vitals));
            for (String group : groups) {
                tallies.computeIfAbsent(half + " with vitals, " + group, key -> new Tally())
                        .add(label, measured);
            }
        }
        if (record.containsKey("absent_findings")) {
            String both = text + " " + text(record, "absent_findings") + ".";
            Outcome told = assess(both, language, subject, Vitals.NONE);
            String nature = natures.getOrDefault(text(record, "gold_diagnosis"), "unlisted");
            tallies.computeIfAbsent(half + " with absent findings, " + nature, key -> new Tally())
                    .add(nature, told);
            if (misses && half == CaseSplit.DEVELOPMENT && !nature.equals("other")) {
                report(record, nature, told);
            }
        }
    }

    private void report(Map<String, Json> record, String label, Outcome outcome) {
        boolean emergency = outcome.recommendation().level() == Level.EMERGENCY;
        boolean wrong = label.equals("emergency") != emergency;
        boolean labelled = !label.isEmpty();
        if ((labelled && wrong) || outcome.protocol().id().equals("general")) {
            System.out.println(
                    "%s [%s %s] got %s by %s | %s"
                            .formatted(
                                    text(record, "id"),
                                    label,
                                    text(record, "gold_diagnosis"),
                                    outcome.recommendation().urgency().code(),
                                    outcome.explanation().get(0).rule(),
                                    text(record, "text")
                                            + " // "
                                            + text(record, "absent_findings")
                                            + " // "
                                            + outcome.findings().stream()
                                                    .filter(f ->
                                                            f.status() == Finding.Status.PRESENT)
                                                    .map(Finding::code)
                                                    .toList()));
        }
    }

    private Outcome assess(String text, Language language, Subject subject, Vitals vitals) {
        String bounded = text.substring(0, Math.min(text.length(), Input.MAX_TEXT));
        return engine.assess(new Input(bounded, language, subject, vitals, Map.of(), Set.of()));
    }

    private static Vitals vitals(Map<String, Json> vitals) {
        return new Vitals(
                within(vitals.get("temp_c"), 20, 46),
                within(vitals.get("hr"), 0, 350),
                within(vitals.get("rr"), 0, 120),
                within(vitals.get("spo2"), 0, 100),
                within(vitals.get("sbp"), 0, 350),
                within(vitals.get("dbp"), 0, 250),
                null);
    }

    /** Measurements that no body can have are errors of the data, not of the person. */
    private static @Nullable Double within(@Nullable Json value, double min, double max) {
        Double number = number(value);
        return number == null || number < min || number > max ? null : number;
    }

    private static @Nullable Double number(@Nullable Json value) {
        return value instanceof Json.Num(double number) ? (Double) number : null;
    }

    private static String text(Map<String, Json> record, String name) {
        return record.get(name) instanceof Json.Str(var text) ? text : "";
    }
}
