package employeehealth.shared.persondata;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.jobs.RecurringJob;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Every night removes what a retention rule keeps no longer (GDPR, art. 5(1)(e)). Which rows these
 * are the database says: a table's policies {@code over_time} show them to a transaction that is no
 * company's, and let it delete nothing else.
 */
public final class Retention {

    private static final LocalTime AT_NIGHT = LocalTime.of(1, 30);

    /** Rows of one transaction. */
    private static final int PORTION = 1_000;

    private final ServiceDatabase database;
    private final Audit audit;
    private final String service;

    private Retention(String service, ServiceDatabase database, Audit audit) {
        this.service = service;
        this.database = database;
        this.audit = audit;
    }

    /**
     * @param tables in the order in which rows go: what refers to another row comes before it
     */
    public static RecurringJob job(
            String service, ServiceDatabase database, Audit audit, String... tables) {
        var retention = new Retention(service, database, audit);
        var all = List.of(tables);
        return new RecurringJob(
                service + ".retention",
                Schedules.daily(ZoneOffset.UTC, AT_NIGHT),
                () -> all.forEach(retention::apply));
    }

    private void apply(String table) {
        int removed;
        do {
            removed = database.asNobody(() -> portion(table));
        } while (removed == PORTION);
    }

    private int portion(String table) {
        var removed =
                database.sql(
                                "delete from %1$s where ctid = any (array(select ctid from %1$s limit %2$d))"
                                        .formatted(table, PORTION))
                        .update();
        if (removed > 0) {
            audit.record(
                    database,
                    new AuditRecord(
                            null,
                            null,
                            null,
                            service + ".retention.applied",
                            table,
                            Integer.toString(removed), // rows; their ids are gone with them
                            "retention",
                            AuditRecord.Outcome.SUCCESS,
                            null));
        }
        return removed;
    }
}
