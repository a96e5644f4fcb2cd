package employeehealth.shared.jobs;

import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.telemetry.Remembered;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the jobs are doing, for those who run the platform: names, counts and ages only. */
public final class JobState {

    private static final Totals UNKNOWN = new Totals(Double.NaN, Double.NaN, Double.NaN);

    private final PlatformDatabase database;
    private final Clock clock;
    private final Remembered<Totals> totals;

    JobState(PlatformDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.totals = new Remembered<>(this::counted, UNKNOWN, clock);
    }

    /**
     * @param due how many should have begun
     * @param oldestDueSeconds for how long the oldest of them should have
     * @param running how many are being done
     * @param retrying how many have failed and are tried again
     * @param next when the next one begins
     */
    public record JobKind(
            String name,
            long waiting,
            long due,
            long oldestDueSeconds,
            long running,
            long retrying,
            long dead,
            @Nullable Instant next) {}

    /**
     * @param id to have it tried again by
     * @param failure class of the last exception
     */
    public record Dead(
            UUID id, String name, int attempts, @Nullable String failure, Instant deadAt) {}

    /** Not a number while the database does not answer. */
    record Totals(double lagSeconds, double retrying, double dead) {}

    public List<JobKind> kinds() {
        return database.read(() ->
                database.sql(
                                """
                                select coalesce(j.task_name, d.task_name), coalesce(waiting, 0),
                                       coalesce(due, 0), coalesce(oldest, 0), coalesce(running, 0),
                                       coalesce(retrying, 0), coalesce(dead, 0), next
                                  from (select task_name, count(*) as waiting,
                                               count(*) filter (where execution_time <= :now
                                                                  and not picked) as due,
                                               extract(epoch from :now - min(execution_time)
                                                   filter (where execution_time <= :now
                                                             and not picked))::bigint as oldest,
                                               count(*) filter (where picked) as running,
                                               count(*) filter (where consecutive_failures > 0)
                                                   as retrying,
                                               min(execution_time) as next
                                          from platform.jobs group by task_name) j
                                  full join (select task_name, count(*) as dead
                                               from platform.jobs_dead group by task_name) d
                                    on d.task_name = j.task_name
                                 order by 1
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, n) -> {
                            var next = row.getObject(8, OffsetDateTime.class);
                            return new JobKind(
                                    row.getString(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    next == null ? null : next.toInstant());
                        })
                        .list());
    }

    /** Newest first. */
    public List<Dead> dead(int limit) {
        return database.read(() ->
                database.sql(
                                """
                                select id, task_name, attempts, failure, dead_at
                                  from platform.jobs_dead order by dead_at desc limit :limit
                                """)
                        .param("limit", limit)
                        .query((row, n) ->
                                new Dead(
                                        row.getObject(1, UUID.class),
                                        row.getString(2),
                                        row.getInt(3),
                                        row.getString(4),
                                        row.getObject(5, OffsetDateTime.class).toInstant()))
                        .list());
    }

    /**
     * Has a job tried again that was given up.
     *
     * <p>While it, or another of its name, is still in hand it stays where it is: the row that
     * would be in its way is about to go.
     *
     * @return whether there was such a job, be it that it waits again already
     */
    public boolean redrive(UUID id) {
        return database.write(() ->
                database.sql(
                                """
                                with again as (
                                    delete from platform.jobs_dead d
                                     where id = :id
                                       and not exists (
                                           select from platform.jobs j
                                            where j.task_name = d.task_name
                                              and j.task_instance = d.task_instance
                                              and j.picked)
                                    returning *),
                                waiting as (
                                    insert into platform.jobs
                                           (task_name, task_instance, task_data, execution_time,
                                            picked, version)
                                    select task_name, task_instance, task_data, :now, false,
                                           platform.fresh_job_version()
                                      from again
                                    on conflict do nothing)
                                select count(*) > 0 from again
                                """)
                        .param("id", id)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single());
    }

    Totals totals() {
        return totals.get();
    }

    private Totals counted() {
        return database.read(() ->
                database.sql(
                                """
                                select coalesce(extract(epoch from :now - min(execution_time)
                                           filter (where execution_time <= :now and not picked)), 0),
                                       count(*) filter (where consecutive_failures > 0),
                                       (select count(*) from platform.jobs_dead)
                                  from platform.jobs
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, n) ->
                                new Totals(row.getDouble(1), row.getDouble(2), row.getDouble(3)))
                        .single());
    }
}
