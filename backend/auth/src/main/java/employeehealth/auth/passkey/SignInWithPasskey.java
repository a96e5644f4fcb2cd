package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.passkey.PasskeyAnswers.Expected;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.signin.Client;
import employeehealth.auth.signin.Completion;
import employeehealth.auth.signin.SignInOutcome;
import employeehealth.shared.access.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signs people in by a passkey alone, without an address. No password delay stands before it:
 * nobody can guess their way through here, and nobody can be kept out by others' guesses.
 */
@Component
class SignInWithPasskey {

    private final AuthDatabase database;
    private final PasskeyChallenges challenges;
    private final PasskeyUsers users;
    private final PasskeyAnswers answers;
    private final Refusals refusals;
    private final People people;
    private final Completion completion;
    private final RelyingParty party;
    private final AuthSettings.Passkeys settings;
    private final Clock clock;

    SignInWithPasskey(
            AuthDatabase database,
            PasskeyChallenges challenges,
            PasskeyUsers users,
            PasskeyAnswers answers,
            Refusals refusals,
            People people,
            Completion completion,
            RelyingParty party,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.challenges = challenges;
        this.users = users;
        this.answers = answers;
        this.refusals = refusals;
        this.people = people;
        this.completion = completion;
        this.party = party;
        this.settings = settings.passkeys();
        this.clock = clock;
    }

    RequestOptions options() {
        return new RequestOptions(
                Base64Url.of(challenges.issue(Ceremony.SIGN_IN.byAnyone())),
                settings.answerWithin().toMillis(),
                party.id(),
                List.of(),
                "required",
                List.of());
    }

    SignInOutcome signIn(SignedChallenge answer, Client client) {
        var from = from(answer);
        var left = database.read(() -> refusals.left(client.origin(), from));
        if (!left.isZero()) {
            return new SignInOutcome.TooMany(left);
        }
        var expected = new Expected(from, Ceremony.SIGN_IN.byAnyone(), "sign-in", client.origin());
        return answers.check(answer, expected)
                .map(genuine -> signedIn(genuine, expected, client))
                .orElseGet(SignInOutcome.WrongPasskey::new);
    }

    private PasskeyUser from(SignedChallenge answer) {
        return Optional.ofNullable(answer.response().userHandle())
                .flatMap(Base64Url::bytes)
                .flatMap(handle -> database.read(() -> users.find(handle)))
                .orElse(PasskeyUser.NOBODY);
    }

    private SignInOutcome signedIn(Genuine genuine, Expected expected, Client client) {
        var outcome =
                completion.complete(
                        person(genuine.passkey()),
                        client,
                        Assurance.by(Method.PASSKEY, clock.instant()),
                        () -> answers.use(genuine, expected));
        return outcome instanceof SignInOutcome.WrongCode
                ? new SignInOutcome.WrongPasskey()
                : outcome;
    }

    private Person person(Passkey passkey) {
        return Tenant.of(passkey.company())
                .get(() -> database.read(() -> people.find(passkey.person()).orElseThrow()));
    }
}
