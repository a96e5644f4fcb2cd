package employeehealth.engine.exchange;

import employeehealth.engine.Answer;
import employeehealth.engine.IllegalInput;
import employeehealth.engine.Input;
import employeehealth.engine.Language;
import employeehealth.engine.Sex;
import employeehealth.engine.Subject;
import employeehealth.engine.Vitals;
import employeehealth.engine.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what somebody told, in the shape of {@code POST /triage/assessments}. */
public final class InputReader {

    private InputReader() {}

    /**
     * @throws IllegalInput if a field holds another kind of value than it should
     * @throws employeehealth.engine.json.JsonFault if it is no JSON
     */
    public static Input read(String told) {
        Map<String, Json> all = object("told", Json.parse(told));
        String text = text(all, "text");
        return new Input(
                text == null ? "" : text,
                language(text(all, "language")),
                subject(object("subject", all.get("subject"))),
                vitals(object("vitals", all.get("vitals"))),
                answers(object("answers", all.get("answers"))),
                presentations(all.get("presentations")));
    }

    private static Language language(@Nullable String code) {
        return Language.of(code == null ? "" : code).orElseThrow(() -> wrong("language"));
    }

    private static Subject subject(Map<String, Json> of) {
        String sex = text(of, "sex");
        return new Subject(
                number(of, "age", "subject.age"),
                "female".equals(sex) ? Sex.FEMALE : "male".equals(sex) ? Sex.MALE : Sex.UNKNOWN,
                yes(of, "pregnant"),
                yes(of, "immunosuppressed"),
                yes(of, "anticoagulated"),
                yes(of, "recentSurgery"));
    }

    private static Vitals vitals(Map<String, Json> of) {
        return new Vitals(
                number(of, "temperatureC", "vitals.temperatureC"),
                number(of, "heartRate", "vitals.heartRate"),
                number(of, "respiratoryRate", "vitals.respiratoryRate"),
                number(of, "spo2", "vitals.spo2"),
                number(of, "systolic", "vitals.systolic"),
                number(of, "diastolic", "vitals.diastolic"),
                number(of, "glucoseMmolL", "vitals.glucoseMmolL"));
    }

    private static Map<String, Answer> answers(Map<String, Json> given) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        given.forEach((question, value) -> answers.put(question, answer(question, value)));
        return answers;
    }

    private static Answer answer(String question, Json value) {
        return switch (value) {
            case Json.Bool(boolean yes) -> new Answer.YesNo(yes);
            case Json.Num(double number) -> new Answer.Number(number);
            case Json.Str(String text) ->
                    text.equals("unknown") ? new Answer.Unknown() : new Answer.Choice(text);
            default -> throw wrong("answers." + question);
        };
    }

    private static Set<String> presentations(@Nullable Json given) {
        Set<String> ids = new LinkedHashSet<>();
        if (given instanceof Json.Arr(var items)) {
            for (Json item : items) {
                if (!(item instanceof Json.Str(String id))) {
                    throw wrong("presentations");
                }
                ids.add(id);
            }
        } else if (told(given)) {
            throw wrong("presentations");
        }
        return ids;
    }

    private static boolean told(@Nullable Json value) {
        return value != null && !(value instanceof Json.Null);
    }

    private static Map<String, Json> object(String field, @Nullable Json value) {
        if (value instanceof Json.Obj(var members)) {
            return members;
        }
        if (told(value)) {
            throw wrong(field);
        }
        return Map.of();
    }

    private static @Nullable String text(Map<String, Json> of, String name) {
        Json value = of.get(name);
        if (value instanceof Json.Str(String text)) {
            return text;
        }
        if (told(value)) {
            throw wrong(name);
        }
        return null;
    }

    private static @Nullable Double number(Map<String, Json> of, String name, String field) {
        Json value = of.get(name);
        if (value instanceof Json.Num(double number)) {
            return number;
        }
        if (told(value)) {
            throw wrong(field);
        }
        return null;
    }

    private static @Nullable Boolean yes(Map<String, Json> of, String name) {
        Json value = of.get(name);
        if (value instanceof Json.Bool(boolean yes)) {
            return yes;
        }
        if (told(value)) {
            throw wrong("subject." + name);
        }
        return null;
    }

    private static IllegalInput wrong(String field) {
        return new IllegalInput(field, IllegalInput.Reason.WRONG_KIND);
    }
}
