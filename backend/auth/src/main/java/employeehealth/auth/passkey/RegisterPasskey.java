package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.factor.Policies;
import employeehealth.auth.factor.RecoveryCodes;
import employeehealth.auth.person.People;
import employeehealth.auth.session.Families;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sets a passkey up for somebody who is signed in. */
@Component
class RegisterPasskey {

    private final AuthDatabase database;
    private final Authenticators authenticators;
    private final PasskeyChallenges challenges;
    private final Passkeys passkeys;
    private final RecoveryCodes recoveryCodes;
    private final People people;
    private final PasskeyRecords records;
    private final Idempotency idempotency;
    private final AdminApi admin;
    private final Policies policies;
    private final Families families;
    private final JsonMapper json;
    private final AuthSettings.Passkeys settings;
    private final Clock clock;

    RegisterPasskey(
            AuthDatabase database,
            Authenticators authenticators,
            PasskeyChallenges challenges,
            Passkeys passkeys,
            RecoveryCodes recoveryCodes,
            People people,
            PasskeyRecords records,
            Idempotency idempotency,
            AdminApi admin,
            Policies policies,
            Families families,
            JsonMapper json,
            AuthSettings settings,
            Clock clock) {
        this.database = database;
        this.authenticators = authenticators;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.people = people;
        this.records = records;
        this.idempotency = idempotency;
        this.admin = admin;
        this.policies = policies;
        this.families = families;
        this.json = json;
        this.settings = settings.passkeys();
        this.clock = clock;
    }

    /**
     * @param recoveryCodes for whoever had none; they are not told again where a request comes
     *     twice
     */
    record Made(Passkey passkey, List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }

    Made register(Me me, NewPasskey request, @Nullable String key) {
        var checked =
                authenticators.registered(
                        request.credential(),
                        challenge -> challenges.isGood(challenge, Ceremony.REGISTRATION.by(me)));
        return switch (checked) {
            case Registered.Good good -> register(me, request, good, key);
            case Registered.Refused(var challenge) -> {
                database.write(() -> {
                    if (challenge != null) {
                        challenges.use(challenge);
                    }
                    records.registrationRefused(me);
                });
                throw notAccepted();
            }
        };
    }

    /** The answer proves that they have it: the session is as good as if it had been used. */
    private Made register(Me me, NewPasskey request, Registered.Good good, @Nullable String key) {
        var standing = admin.standing(me.company(), me.person());
        return database.write(() -> {
            people.oneWayAtATime(me.person());
            var id = Ids.next();
            var earlier = claim(key, request, id);
            if (earlier.isPresent()) {
                return new Made(earlier(me, earlier.get()), List.of());
            }
            var made = made(me, id, good, request.name());
            families.enrolled(me.person(), me.session(), Method.PASSKEY, policies.of(standing));
            return new Made(made, codes(me));
        });
    }

    /** Whoever loses their only passkey has a way back; with nothing but it, nobody could help. */
    private List<String> codes(Me me) {
        if (recoveryCodes.isSetUp(me.person())) {
            return List.of();
        }
        records.codesMade(me);
        return recoveryCodes.renew(me.company(), me.person());
    }

    private Optional<UUID> claim(@Nullable String key, NewPasskey request, UUID made) {
        return idempotency
                .claim(
                        database,
                        key,
                        "POST passkeys/registration",
                        json.writeValueAsBytes(request),
                        made.toString())
                .map(UUID::fromString);
    }

    private Passkey earlier(Me me, UUID id) {
        return passkeys.find(me.person(), id).orElseThrow(Problem::notFound);
    }

    private Passkey made(Me me, UUID id, Registered.Good good, @Nullable String name) {
        if (!challenges.use(good.challenge())) {
            throw notAccepted();
        }
        var others = passkeys.of(me.person());
        if (others.size() >= settings.most()) {
            throw new Problem(HttpStatus.CONFLICT, "auth/too-many-passkeys");
        }
        var passkey =
                new Passkey(
                        id,
                        me.company(),
                        me.person(),
                        good.credential(),
                        name != null ? name.strip() : nameOf(me, good.credential(), others),
                        1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        null,
                        null);
        if (!passkeys.add(passkey)) {
            throw new Problem(HttpStatus.CONFLICT, "auth/passkey-known");
        }
        records.added(me, passkey);
        return passkey;
    }

    private String nameOf(Me me, Credential credential, List<Passkey> others) {
        var person = people.find(me.person()).orElseThrow(Problem::unauthenticated);
        return PasskeyNames.of(
                credential, person.locale(), others.stream().map(Passkey::name).toList());
    }

    private static Problem notAccepted() {
        return new Problem(HttpStatus.BAD_REQUEST, "auth/passkey-not-accepted");
    }
}
