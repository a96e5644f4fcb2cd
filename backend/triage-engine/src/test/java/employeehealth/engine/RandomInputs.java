package employeehealth.engine;

import employeehealth.engine.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Inputs by chance, the same ones for the same seed. */
public final class RandomInputs {

    static final List<String> PHRASES =
            List.of(
                    "j'ai mal à la tête",
                    "nez qui coule",
                    "pas de fièvre",
                    "mal au ventre",
                    "je vomis",
                    "toux depuis trois jours",
                    "mais",
                    "et",
                    "peut-être",
                    "ma mère",
                    "l'an dernier",
                    "mal de dos",
                    "I have a headache",
                    "runny nose",
                    "no fever",
                    "chest pain",
                    "but",
                    "maybe",
                    "my father",
                    "last year",
                    "back pain",
                    "rash",
                    "39,5 de fièvre",
                    "8/10",
                    ",",
                    ".",
                    "un certificat",
                    "fatigué",
                    "vertiges");

    private final List<Protocol> protocols;
    private final Random random;

    RandomInputs(Library library, long seed) {
        this.protocols = library.protocols();
        this.random = new Random(seed);
    }

    /** A few phrases, some questions answered, mostly reassuringly. */
    Input input() {
        StringBuilder text = new StringBuilder();
        int words = 1 + random.nextInt(6);
        for (int i = 0; i < words; i++) {
            text.append(one(PHRASES)).append(' ');
        }
        return about(text.toString(), answers(), Vitals.NONE, Set.of());
    }

    /** Anything that can be told at all: measures, choices, a list, any characters. */
    Input anything() {
        return switch (random.nextInt(4)) {
            case 0 -> Input.of(characters(), language());
            case 1 -> about(input().text(), more(answers()), vitals(), picked());
            case 2 -> withOneMoreFlag(input());
            default -> input();
        };
    }

    /** The same, and one danger besides. */
    Input withOneMoreFlag(Input input) {
        List<Protocol.Ask> flags = new ArrayList<>();
        for (Protocol protocol : protocols) {
            for (Protocol.RedFlag flag : protocol.redFlags()) {
                if (flag.question() != null) {
                    flags.add(flag.question());
                }
            }
        }
        return with(input, one(flags).id(), new Answer.YesNo(true));
    }

    /** Characters of every plane among words. */
    String characters() {
        StringBuilder text = new StringBuilder("x");
        int length = random.nextInt(200);
        for (int j = 0; j < length; j++) {
            text.append(
                    switch (random.nextInt(4)) {
                        case 0 -> String.valueOf((char) random.nextInt(0x10000));
                        case 1 -> " " + one(PHRASES);
                        case 2 -> String.valueOf((char) (32 + random.nextInt(96)));
                        default -> Character.toString(0x1F600 + random.nextInt(60));
                    });
        }
        return text.toString();
    }

    static Input with(Input input, String question, Answer answer) {
        Map<String, Answer> answers = new HashMap<>(input.answers());
        answers.put(question, answer);
        return with(input, answers);
    }

    static Input with(Input input, Map<String, Answer> answers) {
        return new Input(
                input.text(),
                input.language(),
                input.subject(),
                input.vitals(),
                answers,
                input.presentations());
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Input about(
            String text, Map<String, Answer> answers, Vitals vitals, Set<String> presentations) {
        Subject subject =
                new Subject(
                        random.nextBoolean() ? (Double) (double) random.nextInt(100) : null,
                        Sex.values()[random.nextInt(3)],
                        null,
                        null,
                        null,
                        null);
        return new Input(text, language(), subject, vitals, answers, presentations);
    }

    private Language language() {
        return random.nextBoolean() ? Language.FR : Language.EN;
    }

    private Map<String, Answer> answers() {
        Map<String, Answer> answers = new HashMap<>();
        double share = random.nextDouble();
        boolean reassuring = random.nextInt(3) > 0;
        for (Protocol protocol : protocols) {
            if (random.nextInt(4) > 0) {
                continue;
            }
            for (Protocol.Ask ask : protocol.asks()) {
                if (ask.kind() == Question.Kind.BOOLEAN && random.nextDouble() < share) {
                    answers.put(
                            ask.id(),
                            switch (reassuring ? 0 : random.nextInt(8)) {
                                case 7 -> new Answer.YesNo(true);
                                case 6 -> new Answer.Unknown();
                                default -> new Answer.YesNo(false);
                            });
                }
            }
        }
        return answers;
    }

    private Map<String, Answer> more(Map<String, Answer> answers) {
        for (Protocol protocol : protocols) {
            for (Protocol.Ask ask : protocol.asks()) {
                if (ask.kind() != Question.Kind.BOOLEAN && random.nextInt(4) == 0) {
                    answers.put(ask.id(), value(ask));
                }
            }
        }
        return answers;
    }

    private Answer value(Protocol.Ask ask) {
        if (ask.kind() == Question.Kind.CHOICE) {
            return ask.options().isEmpty()
                    ? new Answer.Unknown()
                    : new Answer.Choice(one(ask.options()).code());
        }
        double min = ask.min() == null ? 0 : ask.min();
        double max = ask.max() == null ? 10 : ask.max();
        return new Answer.Number(min + Math.floor(random.nextDouble() * 10 * (max - min)) / 10);
    }

    private Vitals vitals() {
        return new Vitals(
                measure(30, 43),
                measure(20, 220),
                measure(4, 60),
                measure(60, 100),
                measure(50, 250),
                measure(30, 150),
                measure(1, 40));
    }

    private @Nullable Double measure(double from, double to) {
        return random.nextInt(3) > 0
                ? null
                : (Double) (from + Math.floor(random.nextDouble() * 10 * (to - from)) / 10);
    }

    private Set<String> picked() {
        Protocol protocol = one(protocols);
        return protocol.role() == Protocol.Role.COMPLAINT && random.nextBoolean()
                ? Set.of(protocol.id())
                : Set.of();
    }

    /** As it is sent to {@code POST /triage/assessments}. */
    static String written(Input input) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("text", new Json.Str(input.text()));
        all.put("language", new Json.Str(input.language().code()));
        all.put("subject", subject(input.subject()));
        all.put("vitals", vitals(input.vitals()));
        Map<String, Json> answers = new LinkedHashMap<>();
        new TreeMap<>(input.answers()).forEach((id, answer) -> answers.put(id, answer(answer)));
        all.put("answers", new Json.Obj(answers));
        all.put(
                "presentations",
                new Json.Arr(
                        input.presentations().stream().sorted().<Json>map(Json.Str::new).toList()));
        return new Json.Obj(all).write();
    }

    private static Json subject(Subject subject) {
        Map<String, Json> all = new LinkedHashMap<>();
        number(all, "age", subject.ageYears());
        switch (subject.sex()) {
            case FEMALE -> all.put("sex", new Json.Str("female"));
            case MALE -> all.put("sex", new Json.Str("male"));
            case UNKNOWN -> {}
        }
        return new Json.Obj(all);
    }

    private static Json vitals(Vitals vitals) {
        Map<String, Json> all = new LinkedHashMap<>();
        number(all, "temperatureC", vitals.temperatureC());
        number(all, "heartRate", vitals.heartRate());
        number(all, "respiratoryRate", vitals.respiratoryRate());
        number(all, "spo2", vitals.spo2());
        number(all, "systolic", vitals.systolic());
        number(all, "diastolic", vitals.diastolic());
        number(all, "glucoseMmolL", vitals.glucoseMmolL());
        return new Json.Obj(all);
    }

    private static void number(Map<String, Json> to, String name, @Nullable Double value) {
        if (value != null) {
            to.put(name, new Json.Num(value));
        }
    }

    private static Json answer(Answer answer) {
        return switch (answer) {
            case Answer.YesNo(boolean yes) -> new Json.Bool(yes);
            case Answer.Choice(String option) -> new Json.Str(option);
            case Answer.Number(double value) -> new Json.Num(value);
            case Answer.Unknown() -> new Json.Str("unknown");
        };
    }

    /** So many lines of JSON, of anything that can be told, for this library. */
    public static List<String> lines(Library library, long seed, int count) {
        RandomInputs inputs = new RandomInputs(library, seed);
        List<String> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(written(inputs.anything()));
        }
        return lines;
    }
}
