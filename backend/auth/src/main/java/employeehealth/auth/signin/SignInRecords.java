package employeehealth.auth.signin;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.attempt.Attempt;
import employeehealth.auth.attempt.Counted;
import employeehealth.auth.person.Person;
import employeehealth.auth.session.Device;
import employeehealth.auth.session.Families;
import employeehealth.auth.session.Session;
import employeehealth.contracts.auth.NewDeviceSignedIn;
import employeehealth.contracts.auth.SignInLocked;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is written when someone has signed in, or was refused. */
@Component
class SignInRecords {

    private final AuthDatabase database;
    private final Families families;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    SignInRecords(
            AuthDatabase database, Families families, Audit audit, Outbox outbox, Clock clock) {
        this.database = database;
        this.families = families;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param knownPlace the account has signed in from this address before
     */
    Session signedIn(Person person, Device device, boolean knownPlace) {
        return Tenant.of(person.company())
                .get(() ->
                        database.write(() -> {
                            var isNew = families.isNew(person, device, knownPlace);
                            var session = families.open(person, device);
                            if (isNew) {
                                outbox.publish(
                                        database,
                                        new NewDeviceSignedIn(
                                                person.id(), session.id(), clock.instant()));
                            }
                            return session;
                        }));
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
