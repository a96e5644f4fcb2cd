package employeehealth.bench;

import employeehealth.engine.Answer;
import employeehealth.engine.Engine;
import employeehealth.engine.Input;
import employeehealth.engine.Language;
import employeehealth.engine.Library;
import employeehealth.engine.Outcome;
import employeehealth.engine.Sex;
import employeehealth.engine.Subject;
import employeehealth.engine.Vitals;
import employeehealth.engine.json.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The engine on one thread: the rule engines' protocol of the peer harness from answers alone, with
 * the whole explanation; texts with the library that ships; and how long a library takes to load.
 * The first of the rules that hold must be the one that the harness expects, in every case.
 */
final class RulesBench {

    /** Names of the harness's facts that are measured or told, by ours. */
    private static final Map<String, String> FACTS =
            Map.of(
                    "age", "age",
                    "temperature10", "temperature",
                    "heartRate", "heart_rate",
                    "spo2", "spo2",
                    "systolic", "systolic",
                    "pain", "severity",
                    "durationHours", "duration");

    private static final String TEXT =
            "Depuis trois jours j'ai mal à la tête et un peu de fièvre, je tousse la nuit et je dors"
                    + " mal. Pas de douleur dans la poitrine. J'ai pris du paracétamol hier soir,"
                    + " cela va un peu mieux ce matin mais le nez coule toujours et la gorge me"
                    + " gratte quand j'avale. ";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int seconds;
    private long kept;

    private RulesBench(int seconds) {
        this.seconds = seconds;
    }

    /**
     * @param arguments folder of the harness's protocol.json and cases.json, folder of our protocols,
     *     seconds of one round
     */
    public static void main(String[] arguments) throws IOException {
        var bench = new RulesBench(Integer.parseInt(arguments[2]));
        bench.rules(Path.of(arguments[0]));
        bench.library(files(Path.of(arguments[1])));
    }

    private void rules(Path folder) throws IOException {
        var rules = array(member(parse(folder.resolve("protocol.json")), "rules"));
        var cases = array(parse(folder.resolve("cases.json")));
        var engine = new Engine(Library.parse(Map.of(
                "bench.json", protocol(rules, choices(cases)),
                "lexicon.json", "{\"kind\":\"lexicon\",\"classes\":{},\"findings\":{}}",
                "general.json", general(),
                "dispositions.json", dispositions())));
        var inputs = new ArrayList<Input>();
        for (var one : cases) {
            var input = input(object(member(one, "facts")));
            var expected = text(member(one, "expect"));
            var first = first(engine.assess(input));
            if (!first.equals(expected)) {
                throw new IllegalStateException("expected " + expected + ", was " + first);
            }
            inputs.add(input);
        }
        say("rules, decision with explanation", engine, inputs);
    }

    private static String first(Outcome outcome) {
        for (var rule : outcome.explanation()) {
            if (rule.rule().startsWith("bench.r")) {
                return rule.rule().substring("bench.".length()).toUpperCase(Locale.ROOT);
            }
        }
        return "NONE";
    }

    private void library(Map<String, String> files) {
        var library = Library.parse(files);
        var engine = new Engine(library);
        var fifty = words(50);
        var many = words(500);
        say("text of 50 words", engine, List.of(Input.of(fifty, Language.FR)));
        say("text of 500 words", engine, List.of(Input.of(many, Language.FR)));
        var changed = new TreeMap<>(files);
        changed.computeIfPresent("cold.json", (file, text) -> text.replace("1.0.0", "1.0.1"));
        var whole = new long[40];
        var one = new long[40];
        for (var i = 0; i < whole.length; i++) {
            var before = System.nanoTime();
            kept += new Engine(Library.parse(files)).library().references().size();
            var between = System.nanoTime();
            kept += new Engine(library.changedTo(changed)).library().references().size();
            one[i] = System.nanoTime() - between;
            whole[i] = between - before;
        }
        Arrays.sort(whole);
        Arrays.sort(one);
        System.out.printf(
                Locale.ROOT,
                "library of %d files: all of it %.1f ms, one changed protocol %.1f ms (median)%n",
                files.size(),
                whole[whole.length / 2] / 1e6,
                one[one.length / 2] / 1e6);
        System.out.println("(" + Long.toHexString(kept) + ")"); // nothing is optimised away
    }

    private static String words(int count) {
        var all = TEXT.repeat(count / 40 + 1).split(" ");
        return String.join(" ", Arrays.copyOf(all, count));
    }

    /** Three rounds after as many of warming up; the median round's rate, and its p50 and p99. */
    private void say(String what, Engine engine, List<Input> inputs) {
        var rounds = new ArrayList<Round>();
        for (var i = 0; i < 6; i++) {
            var round = round(engine, inputs);
            if (i >= 3) {
                rounds.add(round);
            }
        }
        rounds.sort((a, b) -> Double.compare(a.perSecond, b.perSecond));
        var median = rounds.get(1);
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f per second, %.0f per second of processor time, p50 %.3f ms, p99 %.3f ms%n",
                what,
                median.perSecond,
                median.perProcessorSecond,
                median.p50,
                median.p99);
    }

    private record Round(double perSecond, double perProcessorSecond, double p50, double p99) {}

    private Round round(Engine engine, List<Input> inputs) {
        var times = new long[2_000_000];
        var count = 0;
        var processor = THREADS.getCurrentThreadCpuTime();
        var begin = System.nanoTime();
        var end = begin + seconds * 1_000_000_000L;
        var before = begin;
        while (before < end && count < times.length) {
            kept += engine.assess(inputs.get(count % inputs.size())).explanation().size();
            var after = System.nanoTime();
            times[count++] = after - before;
            before = after;
        }
        processor = THREADS.getCurrentThreadCpuTime() - processor;
        var sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        return new Round(
                count * 1e9 / (before - begin),
                count * 1e9 / processor,
                sorted[count / 2] / 1e6,
                sorted[count - 1 - count / 100] / 1e6);
    }

    /** What is chosen in some case, by question. */
    private static Map<String, Set<String>> choices(List<Json> cases) {
        var choices = new TreeMap<String, Set<String>>();
        for (var one : cases) {
            object(member(one, "facts")).forEach((name, value) -> {
                if (!FACTS.containsKey(name)) {
                    choices.computeIfAbsent(lower(name), key -> new TreeSet<>()).add(code(value));
                }
            });
        }
        return choices;
    }

    /** The harness's rules as one of our protocols, in their order, all of one urgency. */
    private static String protocol(List<Json> rules, Map<String, Set<String>> choices) {
        var texts = new ArrayList<String>();
        for (var rule : rules) {
            var conditions = new ArrayList<String>();
            for (var when : array(member(rule, "when"))) {
                var parts = array(when);
                conditions.add(condition(text(parts.get(0)), text(parts.get(1)), parts.get(2)));
            }
            texts.add(
                    "{\"id\":\"%s\",\"when\":\"%s\",\"urgency\":\"consultation\",\"text\":%s}"
                            .formatted(
                                    text(member(rule, "id")).toLowerCase(Locale.ROOT),
                                    String.join(" and ", conditions),
                                    both(text(member(rule, "outcome")))));
        }
        var questions = new ArrayList<String>();
        choices.forEach((name, options) ->
                questions.add(
                        "{\"id\":\"%s\",\"kind\":\"choice\",\"text\":%s,\"options\":[%s]}"
                                .formatted(
                                        name,
                                        both(name),
                                        String.join(
                                                ",",
                                                options.stream()
                                                        .map(o -> "{\"code\":\"%s\",\"label\":%s}"
                                                                .formatted(o, both(o)))
                                                        .toList()))));
        for (var fact : List.of("severity", "duration")) {
            questions.add(
                    "{\"id\":\"%s\",\"kind\":\"number\",\"fact\":\"%s\",\"text\":%s}"
                            .formatted(fact, fact, both(fact)));
        }
        return """
               {"kind":"protocol","id":"bench","version":"1.0.0","title":%s,"group":"general",
                "search":{"fr":[],"en":[]},"redFlags":[],"questions":[%s],"rules":[%s],
                "otherwise":{"urgency":"consultation","text":%s},"advice":{},"safetyNet":[],
                "sources":[{"source":"bench","publisher":"bench","retrieved":null,"unverified":true,"ownWording":true}]}
               """
                .formatted(
                        both("bench"),
                        String.join(",", questions),
                        String.join(",", texts),
                        both("none"));
    }

    private static String condition(String name, String operator, Json value) {
        var fact = FACTS.get(name);
        if (fact == null) {
            return "bench." + lower(name) + " = " + code(value);
        }
        var number = number(value);
        return switch (name) {
            case "temperature10" -> fact + " " + operator + " " + number / 10;
            case "durationHours" -> fact + " " + operator + " " + (int) number + "h";
            default -> fact + " " + operator + " " + (int) number;
        };
    }

    private static Input input(Map<String, Json> facts) {
        var answers = new HashMap<String, Answer>();
        facts.forEach((name, value) -> {
            if (!FACTS.containsKey(name)) {
                answers.put("bench." + lower(name), new Answer.Choice(code(value)));
            }
        });
        answers.put("bench.severity", new Answer.Number(number(facts.get("pain"))));
        answers.put("bench.duration", new Answer.Number(number(facts.get("durationHours"))));
        return new Input(
                "",
                Language.EN,
                Subject.of(number(facts.get("age")), Sex.UNKNOWN, null),
                new Vitals(
                        number(facts.get("temperature10")) / 10,
                        number(facts.get("heartRate")),
                        null,
                        number(facts.get("spo2")),
                        number(facts.get("systolic")),
                        null,
                        null),
                answers,
                Set.of("bench"));
    }

    private static String general() {
        return """
               {"kind":"protocol","id":"general","role":"general","version":"1.0.0","title":%1$s,"group":"general",
                "search":{"fr":[],"en":[]},"redFlags":[],
                "questions":[{"id":"complaint","kind":"choice","text":%1$s,"options":[]}],"rules":[],
                "otherwise":{"urgency":"consultation","text":%1$s},"advice":{},"safetyNet":[],
                "sources":[{"source":"bench","publisher":"bench","retrieved":null,"unverified":true,"ownWording":true}]}
               """
                .formatted(both("general"));
    }

    private static String dispositions() {
        var urgencies = new ArrayList<String>();
        for (var urgency :
                List.of("ambulance", "emergency_department", "same_day", "consultation", "self_care")) {
            urgencies.add(
                    "\"%s\":{\"within\":\"PT1H\",\"route\":%s,\"advice\":[]}"
                            .formatted(urgency, both(urgency)));
        }
        return "{\"kind\":\"dispositions\",\"urgencies\":{%s},\"groups\":{\"general\":%s},\"openFlags\":%s}"
                .formatted(String.join(",", urgencies), both("general"), both("open"));
    }

    private static String both(String text) {
        return "{\"fr\":\"%1$s\",\"en\":\"%1$s\"}".formatted(text);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(one -> one.toString().endsWith(".json")).toList()) {
                var name = folder.relativize(file).toString();
                if (!name.startsWith("schema") && !name.startsWith("expected")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }

    private static Json parse(Path file) throws IOException {
        return Json.parse(Files.readString(file));
    }

    private static Json member(Json json, String name) {
        return object(json).get(name);
    }

    private static Map<String, Json> object(Json json) {
        return ((Json.Obj) json).members();
    }

    private static List<Json> array(Json json) {
        return ((Json.Arr) json).items();
    }

    private static String text(Json json) {
        return ((Json.Str) json).value();
    }

    private static double number(Json json) {
        return ((Json.Num) json).value();
    }

    private static String code(Json json) {
        return switch (json) {
            case Json.Bool(var yes) -> Boolean.toString(yes);
            case Json.Str(var text) -> text;
            default -> throw new IllegalArgumentException("no choice: " + json);
        };
    }

    /** As names in our conditions are written. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
