package employeehealth.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses what cannot be assessed, naming the field. */
final class InputCheck {

    /** Spaces beyond those of ASCII, and beside those of a row. */
    private static final String SPACES = "\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000";

    /**
     * An answer beside what it answers.
     *
     * @param option that was chosen; null when none was, or a presentation
     */
    record Answered(Protocol.Ask ask, Answer answer, Protocol.@Nullable AskOption option) {}

    private final Index index;

    InputCheck(Index index) {
        this.index = index;
    }

    /** The answers beside their questions, in no order. */
    List<Answered> check(Input input) {
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
        List<Answered> answered = new ArrayList<>(input.answers().size());
        String first = null;
        for (Map.Entry<String, Answer> entry : input.answers().entrySet()) {
            Protocol.Ask ask = index.ask(entry.getKey());
            Answer answer = entry.getValue();
            Protocol.AskOption option = ask == null ? null : chosen(ask, answer);
            boolean fits = option != null || (ask != null && fault(ask, answer) == null);
            if (ask != null && fits) {
                answered.add(new Answered(ask, answer, option));
            } else if (first == null || entry.getKey().compareTo(first) < 0) {
                first = entry.getKey(); // always the same one, whatever order they came in
            }
        }
        if (first != null) {
            throw new IllegalInput("answers." + first, reason(first, input));
        }
        return answered;
    }

    private IllegalInput.Reason reason(String id, Input input) {
        Protocol.Ask ask = index.ask(id);
        if (ask == null) {
            return IllegalInput.Reason.UNKNOWN_QUESTION;
        }
        Answer answer = Objects.requireNonNull(input.answers().get(id));
        return Objects.requireNonNull(fault(ask, answer));
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

    private IllegalInput.@Nullable Reason fault(Protocol.Ask ask, Answer answer) {
        return switch (answer) {
            case Answer.Choice(String option) -> {
                if (ask.kind() != Question.Kind.CHOICE) {
                    yield IllegalInput.Reason.WRONG_KIND;
                }
                boolean known = chosen(ask, answer) != null || presentation(ask, option);
                yield known ? null : IllegalInput.Reason.UNKNOWN_OPTION;
            }
            case Answer.YesNo(boolean yes) -> kind(ask.kind() == Question.Kind.BOOLEAN);
            case Answer.Number(double value) -> {
                if (ask.kind() != Question.Kind.NUMBER && ask.kind() != Question.Kind.SCALE) {
                    yield IllegalInput.Reason.WRONG_KIND;
                }
                double min = ask.min() == null ? 0 : ask.min();
                double max = ask.max() == null ? 1e6 : ask.max();
                yield value >= min && value <= max ? null : IllegalInput.Reason.OUT_OF_RANGE;
            }
            case Answer.Unknown() -> null;
        };
    }

    private static IllegalInput.@Nullable Reason kind(boolean right) {
        return right ? null : IllegalInput.Reason.WRONG_KIND;
    }

    /** Whether it names a complaint where the question is which one it is. */
    private boolean presentation(Protocol.Ask ask, String option) {
        Protocol protocol =
                ask.id().equals(Wording.COMPLAINT_QUESTION) ? index.protocol(option) : null;
        return protocol != null && protocol.role() == Protocol.Role.COMPLAINT;
    }

    private static Protocol.@Nullable AskOption chosen(Protocol.Ask ask, Answer answer) {
        if (answer instanceof Answer.Choice(String code) && ask.kind() == Question.Kind.CHOICE) {
            List<Protocol.AskOption> options = ask.options();
            for (int i = 0; i < options.size(); i++) {
                if (options.get(i).code().equals(code)) {
                    return options.get(i);
                }
            }
        }
        return null;
    }

    private static void range(String field, @Nullable Double value, double min, double max) {
        if (value != null && !(value >= min && value <= max)) {
            throw new IllegalInput(field, IllegalInput.Reason.OUT_OF_RANGE);
        }
    }
}
