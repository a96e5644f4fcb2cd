package employeehealth.engine;

/** What somebody answered to one question. */
public sealed interface Answer {

    /** To a {@link Question.Kind#BOOLEAN} question. */
    record YesNo(boolean value) implements Answer {}

    /** To a {@link Question.Kind#CHOICE} question: the code of the option. */
    record Choice(String option) implements Answer {}

    /** To a {@link Question.Kind#NUMBER} or {@link Question.Kind#SCALE} question. */
    record Number(double value) implements Answer {}

    /** "I do not know", or skipped. On a red flag it counts as not excluded. */
    record Unknown() implements Answer {}
}
