package employeehealth.auth.signin;

import employeehealth.auth.session.Grant;
import java.time.Duration;
import java.util.List;

/** What became of a try to sign in. */
sealed interface SignInOutcome {

    List<String> NAMES = List.of("signed-in", "refused", "too-many");

    /** As metrics call it, one of {@link #NAMES}: how many, never who. */
    default String name() {
        return switch (this) {
            case SignedIn _ -> "signed-in";
            case WrongCredentials _ -> "refused";
            case TooMany _ -> "too-many";
        };
    }

    record SignedIn(Grant grant) implements SignInOutcome {}

    /** No such account, no password, or another one: nobody is told which. */
    record WrongCredentials() implements SignInOutcome {}

    /** Too many failures before this one; it was not looked at. */
    record TooMany(Duration left) implements SignInOutcome {}
}
