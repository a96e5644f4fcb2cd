package employeehealth.engine;

import java.util.List;

/**
 * When a rule holds. There is no "not" on purpose: one more finding can then never make a rule stop
 * holding, so that a red flag never lowers the urgency.
 */
sealed interface Condition {

    /** Whether it holds there. */
    Truth in(Situation situation, Care care);

    /** A finding is present. */
    record Present(Name finding) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            return situation.holds(finding, care);
        }
    }

    /** A finding is present now or was in the past of the same person. */
    record Known(Name finding) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            return situation.known(finding, care);
        }
    }

    /** A yes-or-no question was answered yes. */
    record Yes(Name question) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            return situation.holds(question, care);
        }
    }

    /**
     * A choice question was answered with this option.
     *
     * @param answer the option as {@link Names#option} calls it
     */
    record Chosen(Name question, String option, Name answer) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            return situation.holds(answer, care);
        }
    }

    /** The person is of this sex. */
    record OfSex(Sex sex) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            return situation.isOf(sex, care);
        }
    }

    /** A number is known and compares so. */
    record Compare(Fact fact, Operator operator, double value) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            return situation.compares(this, care);
        }
    }

    /** A number compares so, or is not known. */
    record Possible(Compare compare) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            return situation.knows(compare.fact()) ? compare.in(situation, care) : Truth.TRUE;
        }
    }

    /** At least so many of these hold. */
    record AtLeast(int count, List<Condition> of) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            int certain = 0;
            int possible = 0;
            for (Condition one : of) {
                Truth truth = one.in(situation, care);
                certain += truth == Truth.TRUE ? 1 : 0;
                possible += truth == Truth.FALSE ? 0 : 1;
            }
            if (certain >= count) {
                return Truth.TRUE;
            }
            return possible >= count ? Truth.OPEN : Truth.FALSE;
        }
    }

    /** All hold. */
    record And(List<Condition> all) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            Truth truth = Truth.TRUE;
            for (int i = 0; i < all.size() && truth != Truth.FALSE; i++) {
                truth = truth.and(all.get(i).in(situation, care));
            }
            return truth;
        }
    }

    /** One holds. */
    record Or(List<Condition> any) implements Condition {

        @Override
        public Truth in(Situation situation, Care care) {
            Truth truth = Truth.FALSE;
            for (int i = 0; i < any.size() && truth != Truth.TRUE; i++) {
                truth = truth.or(any.get(i).in(situation, care));
            }
            return truth;
        }
    }

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
