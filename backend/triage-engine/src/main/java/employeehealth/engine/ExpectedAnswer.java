package employeehealth.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the tables that clinicians read: a situation, and what must come out.
 *
 * @param age in years
 * @param answers to all questions until it is settled; none: the words alone
 */
public record ExpectedAnswer(
        Language language,
        String words,
        @Nullable Double age,
        Sex sex,
        @Nullable Answers answers,
        Urgency expected) {

    /** How somebody answers everything that is asked. */
    public enum Answers {
        /** No, and the least on every scale. */
        NO,
        /** "I do not know". */
        UNKNOWN
    }

    /** What comes out. */
    public Outcome tryOn(Engine engine) {
        Map<String, Answer> given = new HashMap<>();
        Outcome outcome = engine.assess(input(given));
        while (answers != null && !outcome.settled()) {
            Question question = outcome.nextQuestions().get(0);
            given.put(question.id(), answer(question, answers));
            outcome = engine.assess(input(given));
        }
        return outcome;
    }

    private static Answer answer(Question question, Answers answers) {
        if (answers == Answers.UNKNOWN) {
            return new Answer.Unknown();
        }
        return switch (question.kind()) {
            case BOOLEAN -> new Answer.YesNo(false);
            case SCALE -> new Answer.Number(0);
            case CHOICE, NUMBER -> new Answer.Unknown();
        };
    }

    private Input input(Map<String, Answer> given) {
        return new Input(words, language, Subject.of(age, sex, null), Vitals.NONE, given, Set.of());
    }
}
