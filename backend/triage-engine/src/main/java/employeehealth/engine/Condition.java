package employeehealth.engine;

import java.util.List;

/**
 * When a rule holds. There is no "not" on purpose: one more finding can then never make a rule stop
 * holding, so that a red flag never lowers the urgency.
 */
sealed interface Condition {

    /** A finding is present. */
    record Present(Name finding) implements Condition {}

    /** A finding is present now or was in the past of the same person. */
    record Known(Name finding) implements Condition {}

    /** A yes-or-no question was answered yes. */
    record Yes(Name question) implements Condition {}

    /**
     * A choice question was answered with this option.
     *
     * @param answer the option as {@link Names#option} calls it
     */
    record Chosen(Name question, String option, Name answer) implements Condition {}

    /** The person is of this sex. */
    record OfSex(Sex sex) implements Condition {}

    /** A number is known and compares so. */
    record Compare(Fact fact, Operator operator, double value) implements Condition {}

    /** A number compares so, or is not known. */
    record Possible(Compare compare) implements Condition {}

    /** At least so many of these hold. */
    record AtLeast(int count, List<Condition> of) implements Condition {}

    /** All hold. */
    record And(List<Condition> all) implements Condition {}

    /** One holds. */
    record Or(List<Condition> any) implements Condition {}

    /** How two numbers compare. */
    enum Operator {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(double left, double right) {
            return switch (this) {
                case LESS -> left < right;
                case AT_MOST -> left <= right;
                case MORE -> left > right;
                case AT_LEAST -> left >= right;
            };
        }
    }
}
