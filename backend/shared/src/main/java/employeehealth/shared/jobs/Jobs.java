package employeehealth.shared.jobs;

import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.web.Cause;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Puts work down in the transaction that makes it necessary. */
public final class Jobs {

    private final JsonMapper json;
    private final Clock clock;
    private final CopyOnWriteArrayList<Runnable> due = new CopyOnWriteArrayList<>();

    Jobs(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param instance which of its kind, such as the id of what it is about: put down twice, it is
     *     done once
     * @param at not before that time
     */
    public <T extends Record> void schedule(
            ServiceDatabase database, Job<T> job, String instance, T about, Instant at) {
        var cause = Cause.current();
        var order =
                new Order(
                        Tenant.current().map(t -> t.company().toString()).orElse(null),
                        cause.trace(),
                        cause.span(),
                        json.valueToTree(about));
        database.sql("select platform.schedule_job(:name, :instance, :data, :at)")
                .param("name", job.name())
                .param("instance", instance)
                .param("data", json.writeValueAsBytes(order))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (!at.isAfter(clock.instant())) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            due.forEach(Runnable::run);
                        }
                    });
        }
    }

    /**
     * Takes it back, unless it has begun.
     *
     * @return whether it was still there
     */
    public boolean cancel(ServiceDatabase database, Job<?> job, String instance) {
        return Boolean.TRUE.equals(
                database.sql("select platform.cancel_job(:name, :instance)")
                        .param("name", job.name())
                        .param("instance", instance)
                        .query(Boolean.class)
                        .single());
    }

    /** Called when something is due at once. */
    void whenDue(Runnable wake) {
        due.add(wake);
    }
}
