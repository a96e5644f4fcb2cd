package employeehealth.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The raises of a company's policy that hold for one input. Of what the protocols say and what the
 * company says the higher counts, whatever the policy says: this is where lowering is refused.
 */
final class Raising {

    private final List<Policy.Raise> raises = new ArrayList<>();

    Raising(Policy policy, List<Verdict> verdicts) {
        for (Policy.Raise raise : policy.raises()) {
            if (raise.presentation() == null || looked(raise.presentation(), verdicts)) {
                raises.add(raise);
            }
        }
    }

    private static boolean looked(String presentation, List<Verdict> verdicts) {
        return verdicts.stream().anyMatch(one -> one.protocol().id().equals(presentation));
    }

    /** What is told where the protocols say this. Grows with it, and is never below. */
    Urgency above(Urgency told) {
        Urgency highest = told;
        for (Policy.Raise raise : raises) {
            if (!raise.from().above(told) && raise.atLeast().above(highest)) {
                highest = raise.atLeast();
            }
        }
        return highest;
    }

    /** Why what is told is more than what the protocols say; none if it is not. */
    List<Explanation> why(Urgency told, Language language) {
        List<Explanation> why = new ArrayList<>();
        Urgency highest = above(told);
        for (int i = 0; i < raises.size(); i++) {
            Policy.Raise raise = raises.get(i);
            if (highest.above(told) && !raise.from().above(told) && raise.atLeast() == highest) {
                why.add(new Explanation("policy", raise.reason().in(language), causes(raise)));
            }
        }
        return why;
    }

    private static List<String> causes(Policy.Raise raise) {
        String presentation = raise.presentation();
        return presentation == null ? List.of() : List.of(presentation);
    }
}
