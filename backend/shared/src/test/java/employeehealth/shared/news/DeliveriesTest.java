package employeehealth.shared.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.json.JsonMapper;

/** What comes a second time, because a broker was killed before it kept our yes. */
class DeliveriesTest {

    private static final int POISON = 1;

    private final Databases databases = TestPlatform.freshDatabases();
    private final PlatformDatabase platform = new PlatformDatabase(databases);
    private final NotesDatabase notes = new NotesDatabase(databases);
    private final Clock clock = Clock.systemUTC();
    private final Deliveries deliveries =
            new Deliveries(
                    platform,
                    new Handling(JsonMapper.builder().build(), ObservationRegistry.NOOP),
                    clock);
    private final NewsState state = new NewsState(platform, clock);
    private final Reader reader = reader();

    private Reader reader() {
        var poisoned = new Reader("notes.reader", notes);
        poisoned.poison = POISON;
        deliveries.register(poisoned);
        return poisoned;
    }

    /** All of this is about what a broker may bring. */
    @BeforeEach
    void aBrokerWasUsedHere() {
        asOwner("insert into platform.news_transports values ('rabbitmq')");
    }

    private void asOwner(String statement) {
        TestPlatform.asOwner(databases, statement);
    }

    private static Envelope event(UUID id, long position, int number) {
        return new Envelope(
                position,
                id,
                new CompanyId(Ids.next()),
                "note-1",
                "{\"note\":1,\"number\":" + number + "}",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                null,
                Instant.now(),
                0);
    }

    private void park(Envelope event) {
        platform.write(() -> deliveries.park(reader, List.of(Failed.behind(event))));
    }

    private void failToTheEnd(Envelope event) {
        park(event);
        asOwner("update platform.news_deliveries set attempts = 11, not_before = '-infinity'");
        deliveries.drain(reader, 10);
    }

    @Test
    void anEventThatIsGivenUpTwiceStopsNobody() {
        var poisonous = event(Ids.next(), 7, POISON);
        failToTheEnd(poisonous);
        failToTheEnd(poisonous);
        assertThat(state.dead(10))
                .singleElement()
                .satisfies(dead -> assertThat(dead.attempts()).isEqualTo(12));
        park(event(Ids.next(), 8, 2));
        deliveries.drain(reader, 10);
        assertThat(TestPlatform.seenByOwner(databases, "select number from notes.received"))
                .containsExactly(2);
    }

    @Test
    void whatWaitsAlreadyIsSentAgainOnce() {
        var poisonous = event(Ids.next(), 7, POISON);
        failToTheEnd(poisonous);
        park(poisonous);
        assertThat(state.redrive(reader.name(), poisonous.id())).isTrue();
        assertThat(state.redrive(reader.name(), poisonous.id())).isFalse();
        assertThat(state.dead(10)).isEmpty();
        assertThat(state.subscribers())
                .singleElement()
                .satisfies(s -> assertThat(s.waiting()).isEqualTo(1));
    }

    @Test
    void whatABrokerBroughtBeforeItWasTakenAwayIsHandedOnOnce() {
        var known = event(Ids.next(), 7, 2);
        park(known);
        announce(known);
        announce(event(Ids.next(), 8, 3));
        var batch = new Relay.Within(platform, Set.of(reader.name())).handOn(10);
        assertThat(batch).isEqualTo(new Relay.Batch(2, Set.of(reader.name())));
        assertThat(deliveries.drain(reader, 10)).hasValue(2);
        assertThat(TestPlatform.seenByOwner(databases, "select number from notes.received"))
                .containsExactly(2, 3);
    }

    /** Numbers are given out again after a restore to an earlier moment. */
    @Test
    void anotherEventAtItsPlaceIsNeverTakenForIt() {
        park(event(Ids.next(), 7, 2));
        var another = event(Ids.next(), 7, POISON);
        assertThatThrownBy(() -> park(another)).isInstanceOf(IllegalStateException.class);
        announce(another);
        var relay = new Relay.Within(platform, Set.of(reader.name()));
        assertThatThrownBy(() -> relay.handOn(10)).isInstanceOf(DuplicateKeyException.class);
        assertThat(TestPlatform.seenByOwner(databases, "select id from platform.outbox"))
                .containsExactly(another.id());
        deliveries.drain(reader, 10);
        failToTheEnd(another);
        park(event(Ids.next(), 7, 3));
        assertThatThrownBy(() -> state.redrive(reader.name(), another.id()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(state.dead(10)).hasSize(1);
    }

    @Test
    void whatIsParkedWhileOthersAreHandedOutIsReceivedOnce() throws Exception {
        try (var parking = Executors.newSingleThreadExecutor()) {
            var parked =
                    parking.submit(() -> {
                        for (var n = 0; n < 100; n++) {
                            var event = event(Ids.next(), 100 + n, 100 + n);
                            park(event);
                            park(event); // the broker was killed, and brings it once more
                        }
                        return true;
                    });
            while (!parked.isDone()) {
                deliveries.drain(reader, 10);
            }
            assertThat(parked.get()).isTrue();
        }
        while (deliveries.drain(reader, 10).orElse(0) > 0) {
            // There is more.
        }
        assertThat(TestPlatform.seenByOwner(databases, "select number from notes.received"))
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    private void announce(Envelope event) {
        asOwner(
                "insert into platform.outbox (position, id, company_id, kind, key, urgent, body,"
                        + " trace_id, at) overriding system value values ("
                        + event.position()
                        + ", '"
                        + event.id()
                        + "', '"
                        + event.company()
                        + "', '"
                        + Kinds.of(NoteWritten.class).value()
                        + "', '"
                        + event.key()
                        + "', false, '"
                        + event.body()
                        + "', '"
                        + event.trace()
                        + "', now())");
    }
}
