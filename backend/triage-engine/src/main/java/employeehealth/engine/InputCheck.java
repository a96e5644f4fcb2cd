package employeehealth.engine;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses what cannot be assessed, naming the field. */
final class InputCheck {

    /** Spaces beyond those of ASCII, and beside those of a row. */
    private static final String SPACES = "\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000";

    private final Index index;

    InputCheck(Index index) {
        this.index = index;
    }

    void check(Input input) {
        if (input.text().length() > Input.MAX_TEXT) {
            throw new IllegalInput("text", IllegalInput.Reason.TOO_LONG);
        }
        if (blank(input.text()) && input.answers().isEmpty() && input.presentations().isEmpty()) {
            throw new IllegalInput("text", IllegalInput.Reason.EMPTY);
        }
        range("subject.age", input.subject().ageYears(), 0, 130);
        Vitals vitals = input.vitals();
        range("vitals.temperatureC", vitals.temperatureC(), 20, 46);
        range("vitals.heartRate", vitals.heartRate(), 0, 350);
        range("vitals.respiratoryRate", vitals.respiratoryRate(), 0, 120);
        range("vitals.spo2", vitals.spo2(), 0, 100);
        range("vitals.systolic", vitals.systolic(), 0, 350);
        range("vitals.diastolic", vitals.diastolic(), 0, 250);
        range("vitals.glucoseMmolL", vitals.glucoseMmolL(), 0, 100);
        for (String presentation : input.presentations()) {
            Protocol protocol = index.protocol(presentation);
            if (protocol == null || protocol.role() != Protocol.Role.COMPLAINT) {
                throw new IllegalInput("presentations", IllegalInput.Reason.UNKNOWN_PRESENTATION);
            }
        }
        String first = null;
        for (Map.Entry<String, Answer> answer : input.answers().entrySet()) {
            String id = answer.getKey();
            boolean wrong = fault(index.ask(id), answer.getValue()) != null;
            if (wrong && (first == null || id.compareTo(first) < 0)) {
                first = id; // always the same one, whatever order they came in
            }
        }
        if (first != null) {
            IllegalInput.Reason reason = fault(index.ask(first), input.answers().get(first));
            throw new IllegalInput("answers." + first, Objects.requireNonNull(reason));
        }
    }

    /** By our own list: Java and browsers do not agree on what is a space. */
    private static boolean blank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && SPACES.indexOf(c) < 0 && !(c >= '\u2000' && c <= '\u200a')) {
                return false;
            }
        }
        return true;
    }

    private IllegalInput.@Nullable Reason fault(
            Protocol.@Nullable Ask ask, @Nullable Answer answer) {
        if (ask == null) {
            return IllegalInput.Reason.UNKNOWN_QUESTION;
        }
        return switch (answer) {
            case Answer.YesNo(boolean yes) -> kind(ask.kind() == Question.Kind.BOOLEAN);
            case Answer.Choice(String option) -> {
                if (ask.kind() != Question.Kind.CHOICE) {
                    yield IllegalInput.Reason.WRONG_KIND;
                }
                yield allowed(ask, option) ? null : IllegalInput.Reason.UNKNOWN_OPTION;
            }
            case Answer.Number(double value) -> {
                if (ask.kind() != Question.Kind.NUMBER && ask.kind() != Question.Kind.SCALE) {
                    yield IllegalInput.Reason.WRONG_KIND;
                }
                double min = ask.min() == null ? 0 : ask.min();
                double max = ask.max() == null ? 1e6 : ask.max();
                yield value >= min && value <= max ? null : IllegalInput.Reason.OUT_OF_RANGE;
            }
            case null, default -> null;
        };
    }

    private static IllegalInput.@Nullable Reason kind(boolean right) {
        return right ? null : IllegalInput.Reason.WRONG_KIND;
    }

    private boolean allowed(Protocol.Ask ask, String option) {
        if (ask.id().equals(Wording.COMPLAINT_QUESTION)) {
            Protocol protocol = index.protocol(option);
            if (protocol != null && protocol.role() == Protocol.Role.COMPLAINT) {
                return true;
            }
        }
        for (Protocol.AskOption one : ask.options()) {
            if (one.code().equals(option)) {
                return true;
            }
        }
        return false;
    }

    private static void range(String field, @Nullable Double value, double min, double max) {
        if (value != null && !(value >= min && value <= max)) {
            throw new IllegalInput(field, IllegalInput.Reason.OUT_OF_RANGE);
        }
    }
}
