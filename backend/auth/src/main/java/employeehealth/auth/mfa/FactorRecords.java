package employeehealth.auth.mfa;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.auth.FactorsChanged;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What is written, and told the person, when their second factors change. */
@Component
class FactorRecords {

    private final AuthDatabase database;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    FactorRecords(AuthDatabase database, Audit audit, Outbox outbox, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    void changed(Me me, String participle) {
        record(me, participle);
        outbox.publish(database, new FactorsChanged(me.person(), clock.instant()));
    }

    void record(Me me, String participle) {
        audit.record(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        me.person(),
                        "auth.second-factor." + participle,
                        "auth.people",
                        me.person().toString(),
                        "sign-in",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }
}
