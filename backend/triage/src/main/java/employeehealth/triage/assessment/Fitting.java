package employeehealth.triage.assessment;

import employeehealth.contracts.care.HealthData;
import employeehealth.engine.Answer;
import employeehealth.engine.IllegalInput;
import employeehealth.engine.Input;
import employeehealth.engine.Outcome;
import employeehealth.triage.protocol.ProtocolLibrary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;

/**
 * As much of what was told to one library as another one can take.
 *
 * @param input without the answers and presentations that it does not know
 * @param outcome what it says to that
 */
@HealthData
record Fitting(Input input, Outcome outcome) {

    /**
     * None for what that library cannot take, even without the answers that it does not ask for.
     */
    static Optional<Fitting> of(Input told, ProtocolLibrary library) {
        var input = told;
        while (true) {
            try {
                return Optional.of(new Fitting(input, library.engine().assess(input)));
            } catch (IllegalInput refused) {
                var less = without(input, refused.field(), library);
                if (less.equals(input)) {
                    return Optional.empty();
                }
                input = less;
            }
        }
    }

    private static Input without(Input input, String field, ProtocolLibrary library) {
        var answers = new HashMap<String, Answer>(input.answers());
        answers.keySet().removeIf(question -> field.equals("answers." + question));
        var known = new HashSet<>(input.presentations());
        known.removeIf(presentation -> !library.has(presentation));
        return new Input(
                input.text(), input.language(), input.subject(), input.vitals(), answers, known);
    }

    @Override
    public String toString() {
        return "Fitting[hidden]";
    }
}
