package employeehealth.shared.news;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.Neighbour;
import io.micrometer.observation.ObservationRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What has piled up while a subscriber was away. */
class BacklogTest {

    private static final int EVENTS = 20_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Databases databases = TestPlatform.freshDatabases();
    private final PlatformDatabase platform = new PlatformDatabase(databases);
    private final NotesDatabase notes = new NotesDatabase(databases);

    private void asOwner(String... statements) throws SQLException {
        var location = databases.location();
        try (var owner =
                        DriverManager.getConnection(
                                location.url(), location.owner(), location.ownerPassword());
                var sql = owner.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private long rowsRead() throws SQLException {
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

    /** Whoever looks often while nothing is there must not go on like that when much is. */
    @Test
    void isNotReadFromEndToEndForEachBatch() throws SQLException {
        var reader = new Reader("notes.reader", notes);
        var deliveries =
                new Deliveries(
                        platform,
                        new Handling(JsonMapper.builder().build(), ObservationRegistry.NOOP),
                        Clock.systemUTC());
        deliveries.register(reader);
        for (var look = 0; look < 20; look++) {
            deliveries.drain(reader, 250);
        }
        asOwner(
                "insert into platform.news_deliveries (subscriber, position, id, company_id, key,"
                        + " body, trace_id, at) select '"
                        + reader.name()
                        + "', n, uuidv7(), '"
                        + new CompanyId(Ids.next())
                        + "', n::text, '{\"note\":1,\"number\":1}', 'trace', now() from"
                        + " generate_series(1, "
                        + EVENTS
                        + ") n");
        var before = rowsRead();
        for (var batch = 0; batch < 10; batch++) {
            assertThat(deliveries.drain(reader, 250)).hasValue(250);
        }
        // Whichever connection counted, it tells when it ends.
        databases.close();
        Neighbour.waitUntil("the connections have ended", SOON, () -> connections() == 0);
        assertThat(rowsRead() - before).isBetween(10L * 250, 10L * 250 * 4);
    }
}
