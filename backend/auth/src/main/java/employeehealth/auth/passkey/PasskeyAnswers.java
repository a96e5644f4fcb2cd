package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.attempt.Origin;
import employeehealth.shared.access.Tenant;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks answers that authenticators have signed. One that is refused has used its challenge up,
 * and is written down; whose it was, or what was wrong with it, makes no difference to the answer.
 */
@Component
class PasskeyAnswers {

    private final AuthDatabase database;
    private final Authenticators authenticators;
    private final PasskeyChallenges challenges;
    private final Passkeys passkeys;
    private final Refusals refusals;
    private final PasskeyRecords records;
    private final Clock clock;

    PasskeyAnswers(
            AuthDatabase database,
            Authenticators authenticators,
            PasskeyChallenges challenges,
            Passkeys passkeys,
            Refusals refusals,
            PasskeyRecords records,
            Clock clock) {
        this.database = database;
        this.authenticators = authenticators;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.refusals = refusals;
        this.records = records;
        this.clock = clock;
    }

    /**
     * What an answer has to be.
     *
     * @param from whose passkey; nobody's if the handle is not known
     * @param by who may answer, as the challenge says
     * @param purpose as the audit names it
     */
    record Expected(PasskeyUser from, String by, String purpose, Origin origin) {}

    Optional<Genuine> check(SignedChallenge answer, Expected expected) {
        return Tenant.of(expected.from().company()).get(() -> inCompany(answer, expected));
    }

    private Optional<Genuine> inCompany(SignedChallenge answer, Expected expected) {
        var passkey = database.read(() -> find(answer, expected)).orElse(null);
        var signed =
                authenticators.signed(
                        answer,
                        passkey == null ? null : passkey.credential(),
                        challenge -> challenges.isGood(challenge, expected.by()));
        if (signed instanceof Signed.Good(var proven, var challenge) && passkey != null) {
            return Optional.of(new Genuine(passkey, proven, challenge));
        }
        database.write(() -> {
            use(signed.challenge());
            if (signed instanceof Signed.Copied && passkey != null) {
                records.copied(passkey, expected.purpose());
            } else {
                records.refused(passkey, answer, expected.purpose());
            }
            refusals.count(expected.origin(), expected.from());
        });
        return Optional.empty();
    }

    private Optional<Passkey> find(SignedChallenge answer, Expected expected) {
        return Base64Url.bytes(answer.rawId())
                .flatMap(id -> passkeys.find(expected.from().person(), id));
    }

    private void use(byte @Nullable [] challenge) {
        if (challenge != null) {
            challenges.use(challenge);
        }
    }

    /**
     * Part of the transaction that acts on it. Of answers that arrive together one is good, and one
     * whose passkey has counted on or was removed meanwhile is none.
     */
    boolean use(Genuine genuine, Expected expected) {
        var passkey = genuine.passkey();
        if (challenges.use(genuine.challenge())) {
            if (passkeys.used(passkey.id(), genuine.proven(), clock.instant())) {
                records.used(passkey, expected.purpose());
                return true;
            }
            if (passkeys.find(passkey.person(), passkey.id()).isPresent()) {
                records.copied(passkey, expected.purpose());
                return false;
            }
        }
        records.refused(passkey, expected.purpose());
        refusals.count(expected.origin(), expected.from());
        return false;
    }
}
