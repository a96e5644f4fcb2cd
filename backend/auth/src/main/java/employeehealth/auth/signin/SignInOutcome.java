package employeehealth.auth.signin;

import employeehealth.auth.assurance.Method;
import employeehealth.auth.session.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What became of a try to sign in. */
public sealed interface SignInOutcome {

    List<String> NAMES =
            List.of("signed-in", "second-factor-required", "refused", "too-many", "ended");

    /** As metrics call it, one of {@link #NAMES}: how many, never who. */
    default String name() {
        return switch (this) {
            case SignedIn _ -> "signed-in";
            case SecondFactorRequired _ -> "second-factor-required";
            case WrongCredentials _, WrongCode _, WrongPasskey _, ElsewhereOnly _ -> "refused";
            case TooMany _ -> "too-many";
            case ChallengeEnded _ -> "ended";
        };
    }

    record SignedIn(Grant grant) implements SignInOutcome {}

    /**
     * The first factor was right, and nobody is signed in yet.
     *
     * @param challenge to be answered together with a code
     * @param methods what may answer it
     */
    record SecondFactorRequired(Challenge challenge, Set<Method> methods)
            implements SignInOutcome {}

    /** No such account, no password, or another one: nobody is told which. */
    record WrongCredentials() implements SignInOutcome {}

    /** Passwords are not good for addresses of that domain, whoever has one. */
    record ElsewhereOnly() implements SignInOutcome {}

    /** What it was proven with is not good, or not any more: a code that was used before. */
    record WrongCode() implements SignInOutcome {}

    /** No such challenge, another client's, used, or too old: nobody is told which. */
    record ChallengeEnded() implements SignInOutcome {}

    /** Whatever is wrong with it, or whose it is: nobody is told. */
    record WrongPasskey() implements SignInOutcome {}

    /** Too many failures before this one; it was not looked at. */
    record TooMany(Duration left) implements SignInOutcome {}
}
