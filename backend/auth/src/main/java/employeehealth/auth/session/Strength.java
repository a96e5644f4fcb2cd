package employeehealth.auth.session;

import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.assurance.Requirement;
import employeehealth.auth.signing.Proof;
import employeehealth.shared.access.Acr;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How surely it is the person themself who uses a session.
 *
 * @param proven at sign-in
 * @param enrolling they have yet to set up a factor that their role must have
 * @param steppedUp what was proven again since, if it was
 */
public record Strength(Assurance proven, boolean enrolling, @Nullable Assurance steppedUp) {

    public static Strength of(Assurance proven, boolean enrolling) {
        return new Strength(proven, enrolling, null);
    }

    /** Proven again, in addition. */
    Strength steppedUp(Method method, Instant now) {
        return new Strength(proven, enrolling, proven.and(method, now));
    }

    /** From now on it is as good as if they had signed in with that, too. */
    Strength enrolled(Method method, Requirement required, Instant now) {
        var both = proven.and(method, now);
        return new Strength(both, !required.isMetBy(both), steppedUp);
    }

    /** Whether it may go on: who is enrolling may do nothing, and does not need to be more. */
    public boolean suffices(Requirement required) {
        return enrolling || required.isMetBy(proven);
    }

    /** What a token says that is made now. Stepping up ends by itself, and its tokens with it. */
    public Proof proof(Instant now) {
        if (enrolling) {
            var last = steppedUp != null ? steppedUp : proven;
            return new Proof(Acr.ENROLLING, last.amr(), last.at(), null);
        }
        if (steppedUp != null && now.isBefore(steppedUp.at().plus(Acr.STEP_UP_LASTS))) {
            return new Proof(
                    Acr.STEPPED_UP,
                    steppedUp.amr(),
                    steppedUp.at(),
                    steppedUp.at().plus(Acr.STEP_UP_LASTS));
        }
        return new Proof(lasting(), proven.amr(), proven.at(), null);
    }

    /** What holds as long as the session: a step-up does not. */
    public Acr lasting() {
        if (enrolling) {
            return Acr.ENROLLING;
        }
        return proven.isTwoFactors() ? Acr.TWO_FACTORS : Acr.ONE_FACTOR;
    }
}
