package employeehealth.admin.role;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.admin.RightsChanged;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What every change of rights leaves behind, in its transaction: a record, word to the person
 * concerned, and if they may do less, the end of the tokens that say otherwise.
 */
@Component
public class RightsChange {

    private static final String PURPOSE = "administration";

    private final AdminDatabase database;
    private final Revocations revocations;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    public RightsChange(
            AdminDatabase database,
            Revocations revocations,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.revocations = revocations;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What was changed.
     *
     * @param before for the fingerprint of the record only; none: it is new
     * @param after the same; none: it is there no more
     */
    public record What(
            String entity, Object id, byte @Nullable [] before, byte @Nullable [] after) {}

    /** Something was given to this person. */
    public void grew(Me me, PersonId person, String action, What what) {
        record(me, person, action, what);
        tell(person);
    }

    /** Something was taken away from this person. */
    public void shrank(Me me, PersonId person, String action, What what) {
        record(me, person, action, what);
        revoke(person);
        tell(person);
    }

    /** Somebody tried what they may not. */
    public void refused(Me me, PersonId person, String action, String entity, Object id) {
        audit.record(database, record(me, person, action, entity, id, AuditRecord.Outcome.REFUSED));
    }

    /** Tokens of this person end; what was taken away is recorded elsewhere. */
    public void revoke(PersonId person) {
        revocations.shrink(database, person);
    }

    public void tell(PersonId person) {
        outbox.publish(database, new RightsChanged(person, clock.instant()));
    }

    /**
     * @param person none: the change is about nobody in particular
     */
    void record(Me me, @Nullable PersonId person, String action, What what) {
        audit.record(
                database,
                record(me, person, action, what.entity, what.id, AuditRecord.Outcome.SUCCESS)
                        .changed(what.before, what.after));
    }

    private static AuditRecord record(
            Me me,
            @Nullable PersonId person,
            String action,
            String entity,
            Object id,
            AuditRecord.Outcome outcome) {
        return new AuditRecord(
                me.company(),
                me.person(),
                person,
                action,
                entity,
                id.toString(),
                PURPOSE,
                outcome,
                null);
    }
}
