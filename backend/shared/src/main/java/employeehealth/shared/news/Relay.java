package employeehealth.shared.news;

import employeehealth.shared.database.PlatformDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands on what lies in the outbox, one instance at a time so that the order is kept. */
interface Relay {

    /**
     * Hands on the next so many announcements, the urgent ones first.
     *
     * <p>There is no cursor that a transaction could commit behind: whatever lies in the outbox was
     * not handed on.
     *
     * @return nothing if another instance is at it
     */
    @Nullable Batch handOn(int limit);

    /** Before anything is handed on. */
    default void prepare() {}

    /**
     * @param size how many were handed on
     * @param subscribers for whom something waits now
     */
    record Batch(int size, Set<String> subscribers) {}

    /**
     * Held by the transaction that hands on. It reads by index, as {@link Deliveries} does, and
     * does not wait for the disk: should it be lost, so is all that was committed after it, and the
     * announcements still lie in the outbox.
     */
    static boolean isMyTurn(PlatformDatabase database) {
        // Any constant of ours; it only has to be the same in every process.
        return database.sql(
                        """
                        select pg_try_advisory_xact_lock(7306375410241)
                               and set_config('enable_sort', 'off', true)
                                   || set_config('enable_seqscan', 'off', true)
                                   || set_config('synchronous_commit', 'off', true) <> ''
                        """)
                .query(Boolean.class)
                .single();
    }

    /** Into {@code platform.news_deliveries}, in one statement of the database. */
    final class Within implements Relay {

        private final PlatformDatabase database;
        private final Set<String> here;

        /**
         * @param here subscribers of this process; others are notified through the database
         */
        Within(PlatformDatabase database, Set<String> here) {
            this.database = database;
            this.here = Set.copyOf(here);
        }

        @Override
        public @Nullable Batch handOn(int limit) {
            return database
                    .write(() -> {
                        if (!isMyTurn(database)) {
                            return List.<Batch>of();
                        }
                        var batch = handOut(limit);
                        batch.subscribers.stream()
                                .filter(name -> !here.contains(name))
                                .forEach(this::callElsewhere);
                        return List.of(batch);
                    })
                    .stream()
                    .findFirst()
                    .orElse(null);
        }

        /**
         * One may wait there already, brought by a broker that is no longer used; if it is another
         * event at the same place, the primary key stops us. (On conflict costs twice the insert,
         * and a join may be planned to read all that waits.)
         */
        private Batch handOut(int limit) {
            return database.sql(
                            """
                            with taken as (
                                delete from platform.outbox
                                 where position = any(array(
                                           select position from platform.outbox
                                            order by urgent desc, position
                                            limit :limit))
                                returning *),
                            given as (
                                insert into platform.news_deliveries
                                       (subscriber, position, id, company_id, key, body, trace_id,
                                        span_id, at)
                                select s.name, position, id, company_id, key, body, trace_id,
                                       span_id, at
                                  from taken
                                  join platform.news_subscribers s using (kind)
                                 where taken.id is distinct from (
                                       select d.id from platform.news_deliveries d
                                        where d.subscriber = s.name
                                          and d.position = taken.position)
                                returning subscriber)
                            select (select count(*) from taken),
                                   array(select distinct subscriber from given)
                            """)
                    .param("limit", limit)
                    .query((row, n) -> batch(row))
                    .single();
        }

        private static Batch batch(ResultSet row) throws SQLException {
            return new Batch(
                    row.getInt(1),
                    Set.copyOf(Arrays.asList((String[]) row.getArray(2).getArray())));
        }

        private void callElsewhere(String subscriber) {
            database.sql("select pg_notify(:channel, :name) is null")
                    .param("channel", Calls.CHANNEL)
                    .param("name", subscriber)
                    .query(Boolean.class)
                    .single();
        }
    }
}
