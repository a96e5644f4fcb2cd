package employeehealth.shared.news;

import employeehealth.contracts.news.News;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.web.Cause;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for the subscribers, and what they gave up on. */
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** A row that is as it should be is not touched: another instance may be holding it. */
    private static final List<String> REGISTER =
            List.of(
                    """
                    insert into platform.news_subscribers (name, kind) values (:name, :kind)
                    on conflict do nothing
                    """,
                    """
                    update platform.news_subscribers set kind = :kind
                     where name = :name and kind <> :kind
                    """);

    private final PlatformDatabase database;
    private final Handling handling;
    private final Clock clock;

    Deliveries(PlatformDatabase database, Handling handling, Clock clock) {
        this.database = database;
        this.handling = handling;
        this.clock = clock;
    }

    /** From now on, what is announced waits for it until it receives. */
    void register(Subscriber<?> subscriber) {
        for (var statement : REGISTER) {
            database.write(() ->
                    database.sql(statement)
                            .param("name", subscriber.name())
                            .param("kind", Kinds.of(subscriber.kind()).value())
                            .update());
        }
    }

    /**
     * Hands the next events to the subscriber. The row of each goes in the transaction of its
     * effect.
     *
     * @return how many were taken; nothing if another instance is at it
     */
    <E extends News> OptionalInt drain(Subscriber<E> subscriber, int limit) {
        return database.write(() -> {
            if (!claim(subscriber)) {
                return OptionalInt.empty();
            }
            var batch = next(subscriber, limit);
            if (!batch.isEmpty()) {
                var handled = handling.handle(subscriber, batch, Receipt.TAKEN);
                settle(subscriber, handled.failed());
                if (handled.fresh() + handled.failed().size() < batch.size()) {
                    requireGone(subscriber, batch, handled.failed());
                }
            }
            return OptionalInt.of(batch.size());
        });
    }

    /**
     * For this transaction, which has nothing to lose: what it writes about failures is found out
     * again, so nobody waits for the disk. The server must not sort or read from end to end: about
     * a queue that was empty when it looked it believes that a backlog is short, and would read all
     * of it for each batch.
     */
    private boolean claim(Subscriber<?> subscriber) {
        return database.sql(
                        """
                        select set_config('enable_sort', 'off', true)
                               || set_config('enable_seqscan', 'off', true)
                               || set_config('synchronous_commit', 'off', true)
                          from platform.news_subscribers
                         where name = :name for update skip locked
                        """)
                .param("name", subscriber.name())
                .query(String.class)
                .optional()
                .isPresent();
    }

    private List<Envelope> next(Subscriber<?> subscriber, int limit) {
        return database.sql(
                        "select "
                                + Envelope.COLUMNS
                                + """
                                , attempts
                                  from platform.news_deliveries d
                                 where subscriber = :name
                                   and not_before <= :now
                                   and not exists (select 1 from platform.news_deliveries earlier
                                                    where earlier.subscriber = d.subscriber
                                                      and earlier.key = d.key
                                                      and earlier.attempts > 0
                                                      and earlier.position < d.position)
                                 order by position
                                 limit :limit
                                """)
                .param("name", subscriber.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(Envelope::of)
                .list();
    }

    /**
     * What was neither received now nor failed was received before, and is gone. If it is not, the
     * function that takes it away cannot see the table (its owner changed), and would be asked for
     * the same again and again.
     */
    private void requireGone(Subscriber<?> subscriber, List<Envelope> batch, List<Failed> failed) {
        var stay = failed.stream().map(f -> f.envelope().position()).collect(Collectors.toSet());
        var still =
                database.sql(
                                """
                                select count(*) from platform.news_deliveries
                                 where subscriber = :name and position = any(:places)
                                """)
                        .param("name", subscriber.name())
                        .param(
                                "places",
                                batch.stream()
                                        .map(Envelope::position)
                                        .filter(place -> !stay.contains(place))
                                        .toArray(Long[]::new))
                        .query(Long.class)
                        .single();
        if (still > 0) {
            LOG.error(
                    "{} cannot take its news away: platform.take_news does not see the table;"
                            + " see the runbook",
                    subscriber.name());
            throw new IllegalStateException("news cannot be taken away");
        }
    }

    private void settle(Subscriber<?> subscriber, List<Failed> failed) {
        for (var each : failed) {
            if (each.isLast()) {
                bury(subscriber, each);
            } else if (each.why() != null) {
                delay(subscriber, each);
            }
        }
    }

    private void delay(Subscriber<?> subscriber, Failed failed) {
        database.sql(
                        """
                        update platform.news_deliveries
                           set attempts = attempts + 1, not_before = :then, failure = :why
                         where subscriber = :name and position = :position
                        """)
                .param("then", retryAt(failed).atOffset(ZoneOffset.UTC))
                .param("why", failed.why())
                .param("name", subscriber.name())
                .param("position", failed.envelope().position())
                .update();
    }

    /**
     * What came behind it goes on: one poisoned event does not silence its key for ever. A broker
     * may have brought it once more after it was given up.
     */
    private void bury(Subscriber<?> subscriber, Failed failed) {
        database.sql(
                        """
                        with given_up as (
                            delete from platform.news_deliveries
                             where subscriber = :name and position = :position
                            returning *)
                        insert into platform.news_dead
                               (subscriber, position, id, company_id, key, body, trace_id, span_id,
                                at, attempts, failure, dead_at)
                        select subscriber, position, id, company_id, key, body, trace_id, span_id,
                               at, attempts + 1, :why, :now
                          from given_up
                        on conflict (subscriber, id) do update
                           set attempts = excluded.attempts, failure = excluded.failure,
                               dead_at = excluded.dead_at
                        """)
                .param("name", subscriber.name())
                .param("position", failed.envelope().position())
                .param("why", failed.why())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * What came through a broker and has to come again waits here: after its failure, or behind one
     * with the same key.
     *
     * @throws IllegalStateException if another event waits at its place: the broker was not emptied
     *     when the database was restored to an earlier moment
     */
    void park(Subscriber<?> subscriber, Collection<Failed> failed) {
        for (var each : failed) {
            while (!parked(subscriber, each)) {
                var there = waitingAt(subscriber, each.envelope().position());
                if (there.isPresent() && !there.get().equals(each.envelope().id())) {
                    throw new IllegalStateException(
                            "another event waits at position " + each.envelope().position());
                }
                if (there.isPresent()) {
                    break;
                }
                // It was handed out meanwhile: parked again, it is known when it comes.
            }
        }
    }

    private boolean parked(Subscriber<?> subscriber, Failed each) {
        var e = each.envelope();
        var company = e.company();
        return database.sql(
                                """
                                insert into platform.news_deliveries
                                       (subscriber, position, id, company_id, key, body, trace_id,
                                        span_id, at, attempts, not_before, failure)
                                values (:name, :position, :id, :company, :key, :body, :trace, :span,
                                        :at, :attempts, :then, :why)
                                on conflict do nothing
                                """)
                        .param("name", subscriber.name())
                        .param("position", e.position())
                        .param("id", e.id())
                        .param("company", company == null ? null : company.value(), Types.OTHER)
                        .param("key", e.key())
                        .param("body", e.body())
                        .param("trace", e.trace())
                        .param("span", e.span(), Types.VARCHAR)
                        .param("at", e.at().atOffset(ZoneOffset.UTC))
                        .param("attempts", each.why() == null ? 0 : 1)
                        .param(
                                "then",
                                (each.why() == null ? clock.instant() : retryAt(each))
                                        .atOffset(ZoneOffset.UTC))
                        .param("why", each.why(), Types.VARCHAR)
                        .update()
                > 0;
    }

    private Optional<UUID> waitingAt(Subscriber<?> subscriber, long position) {
        return database.sql(
                        """
                        select id from platform.news_deliveries
                         where subscriber = :name and position = :position
                        """)
                .param("name", subscriber.name())
                .param("position", position)
                .query(UUID.class)
                .optional();
    }

    /** What a broker gave up on. */
    void buryAtOnce(Subscriber<?> subscriber, Envelope e, String why) {
        var company = e.company();
        database.sql(
                        """
                        insert into platform.news_dead
                               (subscriber, position, id, company_id, key, body, trace_id, span_id,
                                at, attempts, failure, dead_at)
                        values (:name, :position, :id, :company, :key, :body, :trace, :span, :at,
                                :attempts, :why, :now)
                        on conflict do nothing
                        """)
                .param("name", subscriber.name())
                .param("position", e.position())
                .param("id", e.id())
                .param("company", company == null ? null : company.value(), Types.OTHER)
                .param("key", e.key())
                .param("body", e.body())
                .param("trace", e.trace())
                .param("span", e.span(), Types.VARCHAR)
                .param("at", e.at().atOffset(ZoneOffset.UTC))
                .param("attempts", e.attempts() + 1)
                .param("why", why)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * What a broker brought and nobody can read, so that somebody finds it. Before all positions
     * that are given out, where none of them is taken for another.
     *
     * @param body kept in Base64: it may be anything
     */
    void buryUnreadable(Subscriber<?> subscriber, byte[] body) {
        var id = Ids.next();
        buryAtOnce(
                subscriber,
                new Envelope(
                        id.getLeastSignificantBits() | Long.MIN_VALUE,
                        id,
                        null,
                        "unreadable",
                        Base64.getEncoder().encodeToString(body),
                        Cause.none().trace(),
                        null,
                        clock.instant(),
                        0),
                "Unreadable");
    }

    /** Keys of which something waits here. */
    Set<String> parkedKeys(Subscriber<?> subscriber) {
        return database.sql(
                        "select distinct key from platform.news_deliveries where subscriber ="
                                + " :name")
                .param("name", subscriber.name())
                .query((row, n) -> row.getString(1))
                .set();
    }

    /** Marks older than the longest possible way of an event mean nothing any more. */
    void forgetReceived(Instant before) {
        database.write(() ->
                database.sql("delete from platform.news_received where at < :before")
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .update());
    }

    private Instant retryAt(Failed failed) {
        return clock.instant().plus(failed.delay());
    }
}
