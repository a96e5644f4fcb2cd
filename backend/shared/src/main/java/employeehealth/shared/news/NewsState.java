package employeehealth.shared.news;

import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.telemetry.Remembered;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the news are doing, for those who run the platform: counts, ages, names of subscribers and of
 * exceptions, never what an event says or whom it is about.
 */
public final class NewsState {

    private static final Totals UNKNOWN =
            new Totals(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private final PlatformDatabase database;
    private final Clock clock;
    private final Remembered<Totals> totals;

    NewsState(PlatformDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.totals = new Remembered<>(this::counted, UNKNOWN, clock);
    }

    /**
     * @param waiting events that it has not received
     * @param oldestSeconds age of the oldest of them
     * @param retrying those that have failed before
     */
    public record SubscriberState(
            String name, String kind, long waiting, long oldestSeconds, long retrying, long dead) {}

    /**
     * @param event id to send it again by
     * @param failure class of the last exception
     */
    public record Dead(
            String subscriber,
            UUID event,
            Instant at,
            Instant deadAt,
            int attempts,
            @Nullable String failure) {}

    /** In seconds and numbers of events; not a number while the database does not answer. */
    record Totals(
            double outboxAge, double outbox, double waitingAge, double waiting, double dead) {}

    /**
     * @param size announcements that were not handed on yet
     * @param oldestSeconds age of the oldest of them
     */
    public record OutboxState(long size, long oldestSeconds) {}

    public OutboxState outbox() {
        return database.read(() ->
                database.sql(
                                """
                                select count(*),
                                       coalesce(extract(epoch from :now - min(at)), 0)::bigint
                                  from platform.outbox
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, n) ->
                                new OutboxState(row.getLong(1), Math.max(0, row.getLong(2))))
                        .single());
    }

    public List<SubscriberState> subscribers() {
        return database.read(() ->
                database.sql(
                                """
                                select s.name, s.kind,
                                       count(d.position),
                                       coalesce(extract(epoch from :now - min(d.at)), 0)::bigint,
                                       count(*) filter (where d.attempts > 0),
                                       (select count(*) from platform.news_dead x
                                         where x.subscriber = s.name)
                                  from platform.news_subscribers s
                                  left join platform.news_deliveries d on d.subscriber = s.name
                                 group by s.name
                                 order by s.name
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, n) ->
                                new SubscriberState(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        Math.max(0, row.getLong(4)),
                                        row.getLong(5),
                                        row.getLong(6)))
                        .list());
    }

    /** Newest first. */
    public List<Dead> dead(int limit) {
        return database.read(() ->
                database.sql(
                                """
                                select subscriber, id, at, dead_at, attempts, failure
                                  from platform.news_dead
                                 order by dead_at desc
                                 limit :limit
                                """)
                        .param("limit", limit)
                        .query((row, n) ->
                                new Dead(
                                        row.getString(1),
                                        row.getObject(2, UUID.class),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getObject(4, OffsetDateTime.class).toInstant(),
                                        row.getInt(5),
                                        row.getString(6)))
                        .list());
    }

    /**
     * Lets a subscriber try again what it gave up on.
     *
     * @return whether there was such an event
     */
    public boolean redrive(String subscriber, UUID event) {
        return database.write(() ->
                database.sql(
                                """
                                with again as (
                                    delete from platform.news_dead
                                     where subscriber = :name and id = :event
                                    returning *),
                                given as (
                                    insert into platform.news_deliveries
                                           (subscriber, position, id, company_id, key, body,
                                            trace_id, span_id, at)
                                    select subscriber, position, id, company_id, key, body,
                                           trace_id, span_id, at
                                      from again
                                    on conflict (subscriber, position) do update
                                       set id = excluded.id
                                     where news_deliveries.id = excluded.id
                                    returning 1)
                                select (select count(*) from again), (select count(*) from given)
                                """)
                        .param("name", subscriber)
                        .param("event", event)
                        .query((row, n) -> isAgain(row.getInt(1), row.getInt(2)))
                        .single());
    }

    /** It may wait already: a broker brought it once more after it was given up. */
    private static boolean isAgain(int taken, int given) {
        if (given < taken) {
            throw new IllegalStateException("another event waits at its place");
        }
        return taken > 0;
    }

    Totals totals() {
        return totals.get();
    }

    private Totals counted() {
        return database.read(() ->
                database.sql(
                                """
                                select o.age, o.size, d.age, d.size,
                                       (select count(*) from platform.news_dead)
                                  from (select coalesce(extract(epoch from :now - min(at)), 0)
                                                   as age,
                                               count(*) as size
                                          from platform.outbox) o,
                                       (select coalesce(extract(epoch from :now - min(at)), 0)
                                                   as age,
                                               count(*) as size
                                          from platform.news_deliveries) d
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, n) ->
                                new Totals(
                                        Math.max(0, row.getDouble(1)),
                                        row.getDouble(2),
                                        Math.max(0, row.getDouble(3)),
                                        row.getDouble(4),
                                        row.getDouble(5)))
                        .single());
    }
}
