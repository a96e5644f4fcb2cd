package employeehealth.shared.news;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.Neighbour;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What has piled up while a subscriber was away. */
class BacklogTest {

    private static final int EVENTS = 20_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Databases databases = TestPlatform.freshDatabases();
    private final PlatformDatabase platform = new PlatformDatabase(databases);
    private final NotesDatabase notes = new NotesDatabase(databases);

    private long rowsRead() {
        return (Long)
                TestPlatform.seenByOwner(
                                databases,
                                "select seq_tup_read + idx_tup_fetch from pg_stat_user_tables"
                                        + " where relname = 'news_deliveries'")
                        .getFirst();
    }

    private long connections() {
        return (Long)
                TestPlatform.seenByOwner(
                                databases,
                                "select count(*) from pg_stat_activity where datname ="
                                        + " current_database() and usename like 'svc%'")
                        .getFirst();
    }

    private void deliver(Reader reader, int from, int to) {
        TestPlatform.asOwner(
                databases,
                "insert into platform.news_deliveries (subscriber, position, id, company_id, key,"
                        + " body, trace_id, at) select '"
                        + reader.name()
                        + "', n, uuidv7(), '"
                        + new CompanyId(Ids.next())
                        + "', n::text, '{\"note\":1,\"number\":1}', 'trace', now() from"
                        + " generate_series("
                        + from
                        + ", "
                        + to
                        + ") n");
    }

    /** Whichever connection counted, it tells when it ends. */
    private long rowsReadInAll() {
        databases.close();
        Neighbour.waitUntil("the connections have ended", SOON, () -> connections() == 0);
        return rowsRead();
    }

    private Deliveries deliveries() {
        return new Deliveries(
                platform,
                new Handling(JsonMapper.builder().build(), ObservationRegistry.NOOP),
                Clock.systemUTC());
    }

    /** Whoever looks often while nothing is there must not go on like that when much is. */
    @Test
    void isNotReadFromEndToEndForEachBatch() {
        var reader = new Reader("notes.reader", notes);
        var deliveries = deliveries();
        deliveries.register(reader);
        for (var look = 0; look < 20; look++) {
            deliveries.drain(reader, 250);
        }
        // The server has its plans, for a table that it believes to be empty, before much is there.
        for (var one = 1; one <= 10; one++) {
            deliver(reader, one, one);
            assertThat(deliveries.drain(reader, 250)).hasValue(1);
        }
        deliver(reader, 100, 100 + EVENTS);
        var before = rowsRead();
        for (var batch = 0; batch < 10; batch++) {
            assertThat(deliveries.drain(reader, 250)).hasValue(250);
        }
        assertThat(rowsReadInAll() - before).isBetween(10L * 250, 10L * 250 * 4);
    }

    /** Who hands on to somebody who is away does not read what waits there already. */
    @Test
    void isNotReadByWhoeverAddsToIt() {
        var reader = new Reader("notes.reader", notes);
        deliveries().register(reader);
        var relay = new Relay.Within(platform, Set.of(reader.name()));
        var outbox = TestOutbox.at(Clock.systemUTC());
        Runnable announceAndHandOn =
                () -> {
                    Tenant.of(new CompanyId(Ids.next()))
                            .run(() ->
                                    notes.write(
                                            () -> outbox.publish(notes, new NoteWritten(1, 1))));
                    relay.handOn(1_000);
                };
        for (var one = 0; one < 10; one++) {
            announceAndHandOn.run();
        }
        deliver(reader, 1_000, 1_000 + EVENTS);
        var before = rowsRead();
        for (var one = 0; one < 10; one++) {
            announceAndHandOn.run();
        }
        assertThat(rowsReadInAll() - before).isLessThan(EVENTS / 10);
    }
}
