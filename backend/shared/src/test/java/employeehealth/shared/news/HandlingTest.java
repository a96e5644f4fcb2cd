package employeehealth.shared.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HandlingTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Databases databases = TestPlatform.freshDatabases();
    private final PlatformDatabase platform = new PlatformDatabase(databases);
    private final NotesDatabase notes = new NotesDatabase(databases);
    private final Handling handling =
            new Handling(JsonMapper.builder().build(), ObservationRegistry.NOOP);

    private Envelope announced() {
        var outbox = TestOutbox.at(Clock.systemUTC());
        Tenant.of(new CompanyId(Ids.next()))
                .run(() -> notes.write(() -> outbox.publish(notes, new NoteWritten(1, 1))));
        return platform.read(() ->
                platform.sql("select " + Envelope.COLUMNS + ", 0 from platform.outbox")
                        .query(Envelope::of)
                        .single());
    }

    private Envelope waiting(Reader reader) {
        var event = announced();
        new Deliveries(platform, handling, Clock.systemUTC()).register(reader);
        new Relay.Within(platform, Set.of(reader.name())).handOn(10);
        return event;
    }

    private int handle(Reader reader, List<Envelope> events, Receipt receipt) {
        var handled = handling.handle(reader, events, receipt);
        assertThat(handled.failed()).isEmpty();
        return handled.fresh();
    }

    /** A broker that was killed before it confirmed is told again, and may have kept both. */
    @Test
    void anEventThatComesTwiceInOneBatchIsReceivedOnce() {
        var reader = new Reader("notes.reader", notes);
        var event = announced();
        assertThat(handle(reader, List.of(event, event), Receipt.MARKED)).isEqualTo(1);
        assertThat(handle(reader, List.of(event), Receipt.MARKED)).isZero();
        assertThat(reader.calls).hasValue(1);
    }

    /** By an instance whose claim was lost while it worked, and by the one after it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWaitsIsTakenOnceByWhoeverCommits(boolean firstCommits) throws Exception {
        var slow = new CountDownLatch(1);
        var taken = new CountDownLatch(1);
        var first = new Reader("notes.reader", notes);
        first.last =
                () -> {
                    taken.countDown();
                    pass(slow);
                    if (!firstCommits) {
                        throw new IllegalStateException("changed my mind");
                    }
                };
        var second = new Reader("notes.reader", notes);
        var event = waiting(second);
        try (var instances = Executors.newFixedThreadPool(2)) {
            var one = instances.submit(() -> handling.handle(first, List.of(event), Receipt.TAKEN));
            taken.await();
            var other = instances.submit(() -> handle(second, List.of(event), Receipt.TAKEN));
            Neighbour.waitUntil("the second waits", SOON, this::somebodyWaits);
            slow.countDown();
            assertThat(one.get().failed()).hasSize(firstCommits ? 0 : 1);
            assertThat(other.get()).isEqualTo(firstCommits ? 0 : 1);
        }
        assertThat(TestPlatform.seenByOwner(databases, "select number from notes.received"))
                .containsExactly(1);
        assertThat(TestPlatform.seenByOwner(databases, "select id from platform.news_deliveries"))
                .isEmpty();
    }

    private boolean somebodyWaits() {
        return !TestPlatform.seenByOwner(
                        databases,
                        "select pid from pg_locks join pg_stat_activity using (pid) where not"
                                + " granted and datname = current_database()")
                .isEmpty();
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatFailsStillWaits() {
        var reader = new Reader("notes.reader", notes);
        reader.poison = 1;
        var event = waiting(reader);
        assertThat(handling.handle(reader, List.of(event), Receipt.TAKEN).failed()).hasSize(1);
        assertThat(TestPlatform.seenByOwner(databases, "select id from platform.news_deliveries"))
                .containsExactly(event.id());
    }

    /** After a restore under another owner, say: better said than asked for again and again. */
    @Test
    void whatCannotBeTakenAwayIsNotTakenForReceived() {
        var reader = new Reader("notes.reader", notes);
        waiting(reader);
        TestPlatform.asOwner(
                databases,
                """
                create or replace function platform.take_news(name text, places bigint[])
                returns table (event uuid) language sql as 'select null::uuid where false'
                """);
        var deliveries = new Deliveries(platform, handling, Clock.systemUTC());
        assertThatThrownBy(() -> deliveries.drain(reader, 10)).hasMessageContaining("taken away");
    }
}
