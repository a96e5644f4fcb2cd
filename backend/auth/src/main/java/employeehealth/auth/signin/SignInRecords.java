package employeehealth.auth.signin;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.attempt.Attempt;
import employeehealth.auth.attempt.Attempts;
import employeehealth.auth.attempt.Counted;
import employeehealth.auth.person.PasswordsOfPeople;
import employeehealth.auth.person.People;
import employeehealth.auth.person.Person;
import employeehealth.auth.session.Families;
import employeehealth.auth.session.Session;
import employeehealth.auth.session.Strength;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.auth.NewDeviceSignedIn;
import employeehealth.contracts.auth.SignInLocked;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** What is written when someone has signed in, or was refused. */
@Component
class SignInRecords {

    private final AuthDatabase database;
    private final Families families;
    private final People people;
    private final PasswordsOfPeople passwords;
    private final Challenges challenges;
    private final Attempts attempts;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    SignInRecords(
            AuthDatabase database,
            Families families,
            People people,
            PasswordsOfPeople passwords,
            Challenges challenges,
            Attempts attempts,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.families = families;
        this.people = people;
        this.passwords = passwords;
        this.challenges = challenges;
        this.attempts = attempts;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** None if what it was proven with could not be used any more. */
    Optional<Session> signedIn(
            Person person, Client client, Strength strength, Set<Role> roles, BooleanSupplier use) {
        return Tenant.of(person.company())
                .get(() ->
                        database.write(() ->
                                stands(person, strength.proven()) && use.getAsBoolean()
                                        ? Optional.of(opened(person, client, strength, roles))
                                        : Optional.empty()));
    }

    /**
     * Whether the password that it began with is still theirs. Asked first: whoever gives them
     * another one waits for this transaction, or has made it wait, and ends what it has begun.
     */
    private boolean stands(Person person, Assurance proven) {
        return !proven.methods().contains(Method.PASSWORD)
                || people.stillHave(person.id(), person.passwordHash());
    }

    private Session opened(Person person, Client client, Strength strength, Set<Role> roles) {
        var places =
                people.names(person.id()).stream()
                        .map(name -> attempts.of(name, client.origin()))
                        .toList();
        var isKnown = places.stream().anyMatch(attempts::isKnown);
        var isNew = families.isNew(person, client.device(), isKnown);
        var session = families.open(person, client.device(), strength, roles);
        // Under every name: who guesses at one must not keep its owner from coming by it.
        places.forEach(attempts::belongs);
        if (isNew) {
            outbox.publish(
                    database, new NewDeviceSignedIn(person.id(), session.id(), clock.instant()));
        }
        return session;
    }

    /** None if what it was proven with could not be used any more. */
    Optional<Challenge> challenged(
            Person person,
            Client client,
            Assurance proven,
            Set<Method> methods,
            BooleanSupplier use) {
        return Tenant.of(person.company())
                .get(() ->
                        database.write(() ->
                                stands(person, proven) && use.getAsBoolean()
                                        ? Optional.of(begun(person, client, proven, methods))
                                        : Optional.empty()));
    }

    private Challenge begun(Person person, Client client, Assurance proven, Set<Method> methods) {
        var challenge = challenges.begin(person, client, proven, methods);
        audit.record(
                database,
                new AuditRecord(
                        person.company(),
                        null,
                        person.id(),
                        "auth.second-factor.asked-for",
                        "auth.sign_in_challenges",
                        challenge.id().toString(),
                        "sign-in",
                        AuditRecord.Outcome.SUCCESS,
                        null));
        return challenge;
    }

    /** The same password under the settings of now, unless it was changed meanwhile. */
    void renewed(Person person, String old, String fresh) {
        Tenant.of(person.company())
                .run(() ->
                        database.write(() -> {
                            if (passwords.set(person, old, fresh)) {
                                audit.record(database, hashedAnew(person));
                            }
                        }));
    }

    private static AuditRecord hashedAnew(Person person) {
        return new AuditRecord(
                person.company(),
                null,
                person.id(),
                "auth.password.hashed-anew",
                "auth.people",
                person.id().toString(),
                "sign-in",
                AuditRecord.Outcome.SUCCESS,
                null);
    }

    void refused(Optional<Person> person, Counted counted) {
        person.ifPresentOrElse(
                known ->
                        Tenant.of(known.company())
                                .run(() -> database.write(() -> refused(known, counted))),
                () -> database.write(() -> audit.record(database, unknown(counted.attempt()))));
    }

    private void refused(Person person, Counted counted) {
        audit.record(database, known(person));
        if (counted.last()) {
            outbox.publish(database, new SignInLocked(person.id(), clock.instant()));
        }
    }

    private static AuditRecord known(Person person) {
        return new AuditRecord(
                person.company(),
                null,
                person.id(),
                "auth.sign-in.refused",
                "auth.people",
                person.id().toString(),
                "sign-in",
                AuditRecord.Outcome.REFUSED,
                null);
    }

    /** Many refusals of one made-up account can be told from many made-up accounts. */
    private static AuditRecord unknown(Attempt attempt) {
        return new AuditRecord(
                null,
                null,
                null,
                "auth.sign-in.refused",
                "auth.sign_in_attempts",
                HexFormat.of().formatHex(attempt.account()),
                "sign-in",
                AuditRecord.Outcome.REFUSED,
                null);
    }
}
