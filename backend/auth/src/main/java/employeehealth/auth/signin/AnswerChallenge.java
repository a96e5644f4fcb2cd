package employeehealth.auth.signin;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.attempt.Attempts;
import employeehealth.auth.attempt.Counted;
import employeehealth.auth.factor.Factors;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.shared.access.Tenant;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The second step of signing in. A try is counted before its code is looked at, in a transaction of
 * its own, so that no failure undoes it (the fault of CVE-2026-35597). Whoever ends a challenge is
 * the one who is signed in: who began it for somebody else gets nothing.
 */
@Component
class AnswerChallenge {

    private final AuthDatabase database;
    private final Challenges challenges;
    private final Attempts attempts;
    private final Factors factors;
    private final People people;
    private final SignInRecords records;
    private final Completion completion;
    private final Clock clock;

    AnswerChallenge(
            AuthDatabase database,
            Challenges challenges,
            Attempts attempts,
            Factors factors,
            People people,
            SignInRecords records,
            Completion completion,
            Clock clock) {
        this.database = database;
        this.challenges = challenges;
        this.attempts = attempts;
        this.factors = factors;
        this.people = people;
        this.records = records;
        this.completion = completion;
        this.clock = clock;
    }

    SignInOutcome answer(SecondFactorAnswer answer, Client client) {
        return Challenge.parse(answer.challenge())
                .flatMap(challenge ->
                        Tenant.of(challenge.company())
                                .get(() -> answer(challenge, answer.code(), client)))
                .orElseGet(SignInOutcome.ChallengeEnded::new);
    }

    private record Asked(Challenge challenge, Challenges.Open open, Person person) {}

    private Optional<SignInOutcome> answer(Challenge challenge, String code, Client client) {
        return database.read(() ->
                        challenges
                                .find(challenge, client)
                                .flatMap(open ->
                                        people.find(open.person())
                                                .map(person -> new Asked(challenge, open, person))))
                .map(asked -> counted(asked, code, client));
    }

    private SignInOutcome counted(Asked asked, String code, Client client) {
        var attempt = attempts.ofSecondFactor(asked.person.id(), client.origin());
        var counted = attempts.countSecondFactor(attempt);
        if (counted.mustWait()) {
            return new SignInOutcome.TooMany(counted.left());
        }
        var outcome = looked(asked, code, client, counted);
        if (outcome instanceof SignInOutcome.WrongCode) {
            records.refused(Optional.of(asked.person), counted);
        } else {
            attempts.secondFactorSucceeded(attempt);
        }
        return outcome;
    }

    private SignInOutcome looked(Asked asked, String code, Client client, Counted counted) {
        var method = factors.reading(code, asked.open.methods());
        if (method.isEmpty()) {
            return new SignInOutcome.WrongCode();
        }
        try {
            return completion.complete(
                    asked.person,
                    client,
                    asked.open.proven().and(method.get(), clock.instant()),
                    () -> use(asked, method.get(), code, client));
        } catch (RuntimeException notLookedAt) {
            attempts.takeBack(counted);
            throw notLookedAt;
        }
    }

    /** In the transaction that signs in; of two who come at once the second finds it used. */
    private boolean use(Asked asked, Method method, String code, Client client) {
        var good =
                challenges.tried(asked.challenge, client).isPresent()
                        && factors.accepts(asked.person.id(), method, code);
        if (good) {
            challenges.use(asked.open);
        }
        return good;
    }
}
