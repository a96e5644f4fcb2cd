package employeehealth.shared.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import employeehealth.contracts.CompanyId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.web.Cause;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Does the jobs whose beans are in this process, sharing them with other instances. */
final class JobWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);
    private static final String MEASURED = "employeehealth.jobs.run";
    private static final int THREADS = 4;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration TO_END = Duration.ofSeconds(5);

    /**
     * Four of these without one, and whoever was at a job counts as dead: so long a mail waits
     * whose process, or whose database, was killed while it was sent.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Jobs of services that do not run here are none of our business. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final PlatformDatabase database;
    private final JsonMapper json;
    private final ObservationRegistry observations;
    private final Clock clock;
    private final Scheduler scheduler;

    JobWork(
            PlatformDatabase database,
            List<Job<?>> jobs,
            List<RecurringJob> recurring,
            JsonMapper json,
            ObservationRegistry observations,
            Clock clock) {
        this.database = database;
        this.observations = observations;
        // Of a newer version there may be more than we know.
        this.json =
                json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        this.clock = clock;
        var tasks = new ArrayList<Task<?>>();
        jobs.forEach(job -> tasks.add(task(job)));
        var again = recurring.stream().<RecurringTask<?>>map(this::task).toList();
        this.scheduler =
                Scheduler.create(database.pool(), tasks)
                        .startTasks(again)
                        .tableName("platform.jobs")
                        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                        .commitWhenAutocommitDisabled(true)
                        .serializer(new Bytes())
                        .threads(THREADS)
                        .pollingInterval(LOOK_AGAIN)
                        // Fetched, known to be ours, and only then claimed: the other way round,
                        // jobs of other processes would be held until our claim is given up.
                        .pollUsingFetchAndLockOnExecute(0.5, 3)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(4)
                        .deleteUnresolvedAfter(FOR_EVER)
                        .failureLogging(LogLevel.OFF, false)
                        .shutdownMaxWait(TO_END)
                        .clock(clock::instant)
                        .build();
    }

    void start() {
        scheduler.start();
    }

    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    private <T extends Record> Task<byte[]> task(Job<T> job) {
        return Tasks.custom(job.name(), byte[].class)
                .onFailure((complete, then) -> failed(job, complete, then))
                // The instance that was at it has not been heard of. It may have died of this very
                // job, so that counts as a failure.
                .onDeadExecution((complete, then) -> failed(job, complete, then))
                .execute((instance, context) -> run(job, instance.getData()));
    }

    private <T extends Record> CompletionHandler<byte[]> run(Job<T> job, byte[] data) {
        var order = json.readValue(data, Order.class);
        var work = inItsCompany(order, job, job::run);
        var postponed =
                new Cause(order.trace(), order.span())
                        .observe(observations, MEASURED, named(job.name()), () -> postponed(work));
        return postponed
                .<CompletionHandler<byte[]>>map(wait ->
                        (complete, then) -> then.reschedule(complete, clock.instant().plus(wait)))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    private <T extends Record> Runnable inItsCompany(Order order, Job<T> job, Consumer<T> what) {
        var about = json.treeToValue(order.about(), job.about());
        var company = order.company();
        return company == null
                ? () -> what.accept(about)
                : () -> Tenant.of(CompanyId.of(company)).run(() -> what.accept(about));
    }

    /** For how long, if it was: that is no failure, nor measured as one. */
    private static Optional<Duration> postponed(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Postponed later) {
            return Optional.of(later.after());
        }
    }

    private static KeyValue named(String job) {
        return KeyValue.of("job", job);
    }

    private <T extends Record> void failed(
            Job<T> job, ExecutionComplete complete, ExecutionOperations<byte[]> then) {
        var execution = complete.getExecution();
        var failures = execution.consecutiveFailures + 1;
        if (failures < job.attempts()) {
            then.reschedule(complete, clock.instant().plus(job.backoff().after(failures)));
            return;
        }
        var why = complete.getCause().map(e -> e.getClass().getSimpleName()).orElse("unknown");
        LOG.warn("{} is given up after {} attempts: {}", job.name(), failures, why);
        // Before it leaves the other table: dying in between leaves it in both, never in none.
        bury(execution.getTaskName(), execution.getId(), data(execution), failures, why);
        tellGivenUp(job, data(execution));
        then.remove();
    }

    /** Whoever waits for it learns that it does not come; that we cannot say so changes nothing. */
    private <T extends Record> void tellGivenUp(Job<T> job, byte[] data) {
        try {
            inItsCompany(json.readValue(data, Order.class), job, job::givenUp).run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not say so: {}", job.name(), e.getClass().getSimpleName());
        }
    }

    private static byte[] data(com.github.kagkarlsson.scheduler.task.Execution execution) {
        return (byte[]) execution.taskInstance.getData();
    }

    private void bury(String name, String instance, byte[] data, int attempts, String why) {
        database.write(() ->
                database.sql(
                                """
                                insert into platform.jobs_dead
                                       (id, task_name, task_instance, task_data, attempts, failure,
                                        dead_at)
                                values (:id, :name, :instance, :data, :attempts, :why, :now)
                                """)
                        .param("id", Ids.next())
                        .param("name", name)
                        .param("instance", instance)
                        .param("data", data, Types.BINARY)
                        .param("attempts", attempts)
                        .param("why", why)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    private RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), job.schedule())
                .onFailureReschedule()
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                        Cause.none()
                                .observe(observations, MEASURED, named(job.name()), job.work()));
    }

    @Override
    public void close() {
        // The lifecycle ends it, and then the context, which knows nothing of that.
        if (!scheduler.getSchedulerState().isShuttingDown()) {
            scheduler.stop();
        }
    }

    /** What is kept is JSON already; Java's own serialization is never used. */
    private static final class Bytes implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return data instanceof byte[] bytes ? bytes : new byte[0];
        }

        @Override
        @SuppressWarnings("NullAway") // recurring work is about nothing: its data are null
        public <T> T deserialize(Class<T> type, byte[] data) {
            return type.cast(type == byte[].class ? data : null);
        }
    }
}
