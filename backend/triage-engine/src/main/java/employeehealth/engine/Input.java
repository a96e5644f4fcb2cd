package employeehealth.engine;

import java.util.Map;
import java.util.Set;

/**
 * Everything one assessment is made from. Health data: never logged.
 *
 * @param text what they wrote, at most {@link #MAX_TEXT} UTF-16 units; may be empty
 * @param answers by question id
 * @param presentations ids of {@link Presentation}s chosen by guided selection; may be empty
 */
public record Input(
        String text,
        Language language,
        Subject subject,
        Vitals vitals,
        Map<String, Answer> answers,
        Set<String> presentations) {

    /** Longest text accepted, in UTF-16 units. */
    public static final int MAX_TEXT = 10_000;

    public Input {
        answers = Map.copyOf(answers);
        presentations = Set.copyOf(presentations);
    }

    /** Words alone, of somebody of whom nothing else is known. */
    public static Input of(String text, Language language) {
        return new Input(text, language, Subject.UNKNOWN, Vitals.NONE, Map.of(), Set.of());
    }

    @Override
    public String toString() {
        return "Input[hidden]";
    }
}
