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
     * @param byMail whether a code by mail will do instead; never where phishing must be resisted
     */
    static NextStep after(
            Assurance proven, Set<Method> setUp, Requirement required, boolean byMail) {
        var offered = offered(setUp, required, byMail);
        return proven.isTwoFactors() || offered.isEmpty()
                ? new LetIn(!required.isMetBy(proven))
                : new AskAgain(offered);
    }

    private static Set<Method> offered(Set<Method> setUp, Requirement required, boolean byMail) {
        if (required != Requirement.PHISHING_RESISTANT) {
            var needed = required == Requirement.SECOND_FACTOR || !setUp.isEmpty();
            return byMail && needed ? with(setUp, Method.EMAIL_CODE) : setUp;
        }
        if (setUp.stream().noneMatch(Method::resistsPhishing)) {
            return setUp;
        }
        var offered = EnumSet.copyOf(setUp);
        offered.removeIf(method -> !method.resistsPhishing() && method != Method.RECOVERY_CODE);
        return offered;
    }

    private static Set<Method> with(Set<Method> some, Method another) {
        var all = EnumSet.of(another);
        all.addAll(some);
        return all;
    }
}
