package employeehealth.auth.stepup;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.attempt.Attempts;
import employeehealth.auth.attempt.Counted;
import employeehealth.auth.factor.Factors;
import employeehealth.auth.password.Passwords;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.signin.Client;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Asks somebody who is signed in to prove again who they are: with their second factor if they have
 * one, else with their password. A failure counts like one at sign-in: an open screen is no place
 * to guess at.
 */
@Component
class ProveAgain {

    private final AuthDatabase database;
    private final Factors factors;
    private final People people;
    private final Passwords passwords;
    private final Attempts attempts;
    private final StepUpRecords records;
    private final StepUps stepUps;

    ProveAgain(
            AuthDatabase database,
            Factors factors,
            People people,
            Passwords passwords,
            Attempts attempts,
            StepUpRecords records,
            StepUps stepUps) {
        this.database = database;
        this.factors = factors;
        this.people = people;
        this.passwords = passwords;
        this.attempts = attempts;
        this.records = records;
        this.stepUps = stepUps;
    }

    /**
     * @throws Passwords.Busy if too many passwords are looked at just now
     */
    StepUpOutcome prove(Me me, FreshProof proof, Client client) {
        var setUp = database.read(() -> factors.of(me.person()));
        var code = proof.code();
        if (code != null) {
            return byCode(me, setUp, code, client);
        }
        return setUp.isEmpty()
                ? byPassword(me, String.valueOf(proof.password()), client)
                : new StepUpOutcome.SecondFactorRequired(setUp);
    }

    private StepUpOutcome byCode(Me me, Set<Method> setUp, String code, Client client) {
        var attempt = attempts.ofSecondFactor(me.person(), client.origin());
        var counted = attempts.countSecondFactor(attempt);
        if (counted.mustWait()) {
            return new StepUpOutcome.TooMany(counted.left());
        }
        var method = factors.reading(code, setUp);
        var outcome =
                method.<StepUpOutcome>map(
                                known -> done(me, known, counted, () -> accepts(me, known, code)))
                        .orElseGet(() -> refused(me, Method.TOTP, counted));
        if (outcome instanceof StepUpOutcome.SteppedUp) {
            attempts.secondFactorSucceeded(attempt);
        }
        return outcome;
    }

    private boolean accepts(Me me, Method method, String code) {
        return factors.accepts(me.person(), method, code);
    }

    private StepUpOutcome byPassword(Me me, String password, Client client) {
        passwords.admit();
        var person =
                database.read(() -> people.find(me.person())).orElseThrow(Problem::unauthenticated);
        var attempt = attempts.of(SignInName.of(person.email()), client.origin());
        var counted = attempts.count(attempt);
        if (counted.mustWait()) {
            return new StepUpOutcome.TooMany(counted.left());
        }
        if (!matches(password, person, counted)) {
            return refused(me, Method.PASSWORD, counted);
        }
        attempts.succeeded(attempt);
        return done(
                me,
                Method.PASSWORD,
                counted,
                () -> people.stillHave(person.id(), person.passwordHash()));
    }

    private boolean matches(String password, Person person, Counted counted) {
        try {
            return passwords.matches(password, person.passwordHash());
        } catch (Passwords.Busy e) {
            attempts.takeBack(counted);
            throw e;
        }
    }

    private StepUpOutcome done(Me me, Method method, Counted counted, BooleanSupplier use) {
        return stepUps.stepUp(me, method, use)
                .<StepUpOutcome>map(StepUpOutcome.SteppedUp::new)
                .orElseGet(() -> refused(me, method, counted));
    }

    private StepUpOutcome refused(Me me, Method method, Counted counted) {
        records.refused(me, counted);
        return new StepUpOutcome.Wrong(method);
    }
}
