package employeehealth.auth.assurance;

import java.util.EnumSet;
import java.util.Set;

/** What comes after something was proven. */
public sealed interface NextStep {

    /** One of these, before anything else. */
    record AskAgain(Set<Method> methods) implements NextStep {}

    /**
     * @param enrolling but only to set up the factor that their role must have
     */
    record LetIn(boolean enrolling) implements NextStep {}

    /**
     * Who has a second factor is always asked for it. Where the role must resist phishing, whoever
     * can is asked for that, so that a false page cannot talk them down to a code; a recovery code
     * replaces what was lost, and lets them in to set it up anew.
     *
     * @param setUp the second factors that the person has
     */
    static NextStep after(Assurance proven, Set<Method> setUp, Requirement required) {
        if (!proven.isTwoFactors() && !setUp.isEmpty()) {
            return new AskAgain(offered(setUp, required));
        }
        return new LetIn(!required.isMetBy(proven));
    }

    private static Set<Method> offered(Set<Method> setUp, Requirement required) {
        var strict = required == Requirement.PHISHING_RESISTANT;
        if (!strict || setUp.stream().noneMatch(Method::resistsPhishing)) {
            return setUp;
        }
        var offered = EnumSet.copyOf(setUp);
        offered.removeIf(method -> !method.resistsPhishing() && method != Method.RECOVERY_CODE);
        return offered;
    }
}
