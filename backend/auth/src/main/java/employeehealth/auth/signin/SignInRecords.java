package employeehealth.auth.signin;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.attempt.Attempt;
import employeehealth.auth.person.Person;
import employeehealth.auth.session.Device;
import employeehealth.auth.session.Families;
import employeehealth.auth.session.Session;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is written when someone has signed in, or was refused. */
@Component
class SignInRecords {

    private final AuthDatabase database;
    private final Families families;
    private final Audit audit;

    SignInRecords(AuthDatabase database, Families families, Audit audit) {
        this.database = database;
        this.families = families;
        this.audit = audit;
    }

    Session signedIn(Person person, Device device) {
        return Tenant.of(person.company())
                .get(() -> database.write(() -> families.open(person, device)));
    }

    void refused(Optional<Person> person, Attempt attempt) {
        var record = person.map(SignInRecords::known).orElseGet(() -> unknown(attempt));
        Runnable write = () -> database.write(() -> audit.record(database, record));
        person.ifPresentOrElse(p -> Tenant.of(p.company()).run(write), write);
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
