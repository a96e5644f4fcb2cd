package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.passkey.CreationOptions.Descriptor;
import employeehealth.auth.passkey.PasskeyAnswers.Expected;
import employeehealth.auth.signin.Client;
import employeehealth.auth.signin.SignInAnswers;
import employeehealth.auth.signing.AccessToken;
import employeehealth.auth.stepup.StepUps;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for one of their own passkeys. */
@Component
class StepUpByPasskey {

    private final AuthDatabase database;
    private final PasskeyChallenges challenges;
    private final PasskeyUsers users;
    private final Passkeys passkeys;
    private final PasskeyAnswers answers;
    private final Refusals refusals;
    private final StepUps stepUps;
    private final RelyingParty party;
    private final AuthSettings.Passkeys settings;

    StepUpByPasskey(
            AuthDatabase database,
            PasskeyChallenges challenges,
            PasskeyUsers users,
            Passkeys passkeys,
            PasskeyAnswers answers,
            Refusals refusals,
            StepUps stepUps,
            RelyingParty party,
            AuthSettings settings) {
        this.database = database;
        this.challenges = challenges;
        this.users = users;
        this.passkeys = passkeys;
        this.answers = answers;
        this.refusals = refusals;
        this.stepUps = stepUps;
        this.party = party;
        this.settings = settings.passkeys();
    }

    RequestOptions options(Me me) {
        return new RequestOptions(
                Base64Url.of(challenges.issue(Ceremony.STEP_UP.by(me))),
                settings.answerWithin().toMillis(),
                party.id(),
                Descriptor.of(database.read(() -> passkeys.of(me.person()))),
                "required",
                List.of());
    }

    AccessToken stepUp(Me me, SignedChallenge answer, Client client) {
        var expected =
                new Expected(from(me, answer), Ceremony.STEP_UP.by(me), "step-up", client.origin());
        var left = database.read(() -> refusals.left(client.origin(), expected.from()));
        if (!left.isZero()) {
            throw SignInAnswers.tooMany(left);
        }
        return answers.check(answer, expected)
                .flatMap(genuine ->
                        stepUps.stepUp(me, Method.PASSKEY, () -> answers.use(genuine, expected)))
                .orElseThrow(() -> new Problem(HttpStatus.UNAUTHORIZED, "auth/passkey-refused"));
    }

    /** Their own; somebody else's handle beside it makes it nobody's. */
    private PasskeyUser from(Me me, SignedChallenge answer) {
        var own = new PasskeyUser(me.company(), me.person());
        var handle = answer.response().userHandle();
        if (handle == null || handle.isEmpty()) {
            return own;
        }
        return Optional.of(handle)
                .flatMap(Base64Url::bytes)
                .flatMap(bytes -> database.read(() -> users.find(bytes)))
                .filter(own::equals)
                .orElse(PasskeyUser.NOBODY);
    }
}
