package employeehealth.auth.person;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.password.Passwords;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.contracts.demo.DemoSeed;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The demo accounts, all with one published password. Never there outside demo mode. */
@Component
@ConditionalOnBooleanProperty("platform.demo")
class DemoPeople implements DemoSeed {

    private static final String PASSWORD = "demo-Passw0rd-2026";

    private final AuthDatabase database;
    private final People people;
    private final SignInNames names;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;

    /** Shared by all of them: 460 hashes would take half a minute. */
    private @Nullable String hash;

    DemoPeople(
            AuthDatabase database,
            People people,
            SignInNames names,
            Passwords passwords,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.people = people;
        this.names = names;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void seed(DemoCompany company) {
        Tenant.of(company.id()).run(() -> database.write(() -> addMissing(company)));
    }

    private void addMissing(DemoCompany company) {
        var present = people.ids();
        var missing =
                company.people().stream()
                        .filter(person -> !present.contains(person.id()))
                        .map(person ->
                                new Person(
                                        person.id(),
                                        company.id(),
                                        person.email(),
                                        person.displayName(),
                                        person.locale(),
                                        hash()))
                        .toList();
        if (!missing.isEmpty()) {
            people.add(missing, clock.instant());
            names.add(company.id(), missing);
            audit.record(
                    database,
                    new AuditRecord(
                            company.id(),
                            null,
                            null,
                            "auth.demo-people.made",
                            "auth.people",
                            company.id().toString(),
                            "demo",
                            AuditRecord.Outcome.SUCCESS,
                            null));
        }
    }

    private synchronized String hash() {
        if (hash == null) {
            hash = passwords.hash(PASSWORD);
        }
        return hash;
    }
}
