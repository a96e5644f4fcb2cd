package employeehealth.auth.stepup;

import employeehealth.auth.assurance.Method;
import employeehealth.auth.signing.AccessToken;
import java.time.Duration;
import java.util.Set;

/** What became of a try to step up. */
sealed interface StepUpOutcome {

    record SteppedUp(AccessToken token) implements StepUpOutcome {}

    /** The password is not enough for someone who has one of these. */
    record SecondFactorRequired(Set<Method> methods) implements StepUpOutcome {}

    record Wrong(Method method) implements StepUpOutcome {}

    /** Too many failures before this one; it was not looked at. */
    record TooMany(Duration left) implements StepUpOutcome {}
}
