package employeehealth.auth.signin;

import employeehealth.auth.attempt.Attempts;
import employeehealth.auth.attempt.Counted;
import employeehealth.auth.attempt.Origin;
import employeehealth.auth.password.Passwords;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.shared.problem.Problem;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Asks somebody for their password once more. A wrong one counts like one at sign-in: a session
 * left open is no place to guess at leisure.
 */
@Component
public class PasswordProof {

    private final Attempts attempts;
    private final Passwords passwords;
    private final SignInRecords records;

    PasswordProof(Attempts attempts, Passwords passwords, SignInRecords records) {
        this.attempts = attempts;
        this.passwords = passwords;
        this.records = records;
    }

    /**
     * @throws Problem if it is not their password, or if they have to wait
     */
    public void require(Person person, String password, Origin origin) {
        var counted = attempts.count(attempts.of(SignInName.of(person.email()), origin));
        if (counted.mustWait()) {
            throw SignInAnswers.tooMany(counted.left());
        }
        if (!matches(person, password, counted)) {
            records.refused(Optional.of(person), counted);
            throw wrong();
        }
        attempts.succeeded(counted.attempt());
    }

    private boolean matches(Person person, String password, Counted counted) {
        try {
            return passwords.matches(password, person.passwordHash());
        } catch (Passwords.Busy e) {
            attempts.takeBack(counted);
            throw e.problem();
        }
    }

    /** Not 401: who is signed in stays so, and their page does not refresh and ask again. */
    public static Problem wrong() {
        return new Problem(HttpStatus.FORBIDDEN, "auth/wrong-password");
    }
}
