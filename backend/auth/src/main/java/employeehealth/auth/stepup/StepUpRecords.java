package employeehealth.auth.stepup;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.attempt.Counted;
import employeehealth.contracts.auth.SignInLocked;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What is written when somebody could not prove again who they are. */
@Component
class StepUpRecords {

    private final AuthDatabase database;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    StepUpRecords(AuthDatabase database, Audit audit, Outbox outbox, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    void refused(Me me, Counted counted) {
        database.write(() -> {
            audit.record(
                    database,
                    new AuditRecord(
                            me.company(),
                            me.person(),
                            me.person(),
                            "auth.step-up.refused",
                            "auth.sessions",
                            me.session().toString(),
                            "sign-in",
                            AuditRecord.Outcome.REFUSED,
                            null));
            if (counted.last()) {
                outbox.publish(database, new SignInLocked(me.person(), clock.instant()));
            }
        });
    }
}
