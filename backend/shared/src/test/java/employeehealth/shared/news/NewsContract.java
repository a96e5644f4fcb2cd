package employeehealth.shared.news;

import static employeehealth.shared.neighbour.Neighbour.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.web.Cause;
import employeehealth.shared.web.Trace;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/** What holds for news whichever way they take. */
abstract class NewsContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(20);

    final NotesDatabase notes = new NotesDatabase();
    final Databases databases = notes.databases();
    final PlatformDatabase platform = new PlatformDatabase(databases);
    final Clock clock = Clock.systemUTC();
    private final ObservationRegistry observations = ObservationRegistry.create();
    final Handling handling = new Handling(JSON, observations);
    final Deliveries deliveries = new Deliveries(platform, handling, clock);
    final NewsState state = new NewsState(platform, clock);
    final CompanyId company = new CompanyId(Ids.next());
    final Bell bell = new Bell();
    final Outbox outbox = new Outbox(JSON, clock, bell);
    private final List<AutoCloseable> running = new ArrayList<>();

    /** The threads of one process that has these subscribers. */
    abstract AutoCloseable process(Bell bell, Subscriber<?>... subscribers);

    @AfterEach
    final void nothingIsLeftOver() throws Exception {
        for (var each : running.reversed()) {
            each.close();
        }
        databases.close();
    }

    final AutoCloseable start(Subscriber<?>... subscribers) {
        var process = process(bell, subscribers);
        running.add(process);
        return process;
    }

    Reader reader(String name) {
        return new Reader("notes." + name, notes);
    }

    final void announce(int note, int number) {
        Tenant.of(company)
                .run(() -> notes.write(() -> outbox.publish(notes, new NoteWritten(note, number))));
    }

    final List<Object> received(Reader reader, String column) {
        return notes.seenByOwner(
                "select "
                        + column
                        + " from notes.received where reader = '"
                        + reader.name()
                        + "' order by place");
    }

    final void waitFor(Reader reader, int events) {
        waitUntil(
                events + " events received",
                SOON,
                () -> received(reader, "number").size() >= events);
    }

    final void asOwner(String statement) {
        TestPlatform.asOwner(databases, statement);
    }

    final void aBrokerWasUsedHere() {
        asOwner("insert into platform.news_transports values ('rabbitmq') on conflict do nothing");
    }

    final void nothingWaits() {
        assertThat(notes.seenByOwner("select position from platform.outbox")).isEmpty();
        waitUntil(
                "nothing waits",
                SOON,
                () -> state.subscribers().stream().allMatch(s -> s.waiting() == 0));
    }

    @Test
    void whatIsAnnouncedIsReceivedInItsCompanyAndUnderItsTrace() {
        var reader = reader("reader");
        start(reader);
        MDC.put(Trace.ID, "4bf92f3577b34da6a3ce929d0e0e4736");
        try {
            announce(1, 7);
        } finally {
            MDC.remove(Trace.ID);
        }
        waitFor(reader, 1);
        assertThat(received(reader, "number")).containsExactly(7);
        assertThat(received(reader, "trace")).containsExactly("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(received(reader, "company_id")).containsExactly(company.value());
        nothingWaits();
    }

    @Test
    void whatReceivesItGoesOnWhereItWasAnnounced() {
        var parents = new CopyOnWriteArrayList<String>();
        observations
                .observationConfig()
                .observationHandler(
                        new ObservationHandler<ReceiverContext<Cause>>() {
                            @Override
                            public void onStart(ReceiverContext<Cause> context) {
                                parents.add(
                                        String.valueOf(
                                                context.getGetter()
                                                        .get(
                                                                Objects.requireNonNull(
                                                                        context.getCarrier()),
                                                                Trace.HEADER)));
                            }

                            @Override
                            public boolean supportsContext(Observation.Context context) {
                                return context instanceof ReceiverContext<?>;
                            }
                        });
        var reader = reader("reader");
        start(reader);
        MDC.put(Trace.ID, "4bf92f3577b34da6a3ce929d0e0e4736");
        MDC.put(Trace.SPAN, "00f067aa0ba902b7");
        try {
            announce(1, 7);
            MDC.remove(Trace.SPAN);
            announce(2, 8);
        } finally {
            MDC.clear();
        }
        waitFor(reader, 2);
        assertThat(parents)
                .containsExactlyInAnyOrder(
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "null");
        nothingWaits();
    }

    @Test
    void whatIsRolledBackWasNeverAnnounced() {
        var reader = reader("reader");
        start(reader);
        assertThatThrownBy(() ->
                        Tenant.of(company)
                                .run(() ->
                                        notes.write(() -> {
                                            outbox.publish(notes, new NoteWritten(1, 1));
                                            throw new IllegalStateException("changed my mind");
                                        })))
                .hasMessage("changed my mind");
        announce(1, 2);
        waitFor(reader, 1);
        assertThat(received(reader, "number")).containsExactly(2);
    }

    @Test
    void aTransactionThatCommitsLateIsNotSkipped() throws InterruptedException {
        var reader = reader("reader");
        start(reader);
        var announced = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        var late =
                Thread.ofVirtual()
                        .start(() ->
                                Tenant.of(company)
                                        .run(() ->
                                                notes.write(() -> {
                                                    outbox.publish(notes, new NoteWritten(1, 1));
                                                    announced.countDown();
                                                    pass(commit);
                                                })));
        announced.await();
        announce(2, 2);
        waitFor(reader, 1);
        assertThat(received(reader, "number")).containsExactly(2);
        commit.countDown();
        late.join();
        waitFor(reader, 2);
        assertThat(received(reader, "number")).containsExactly(2, 1);
    }

    @Test
    void eachEventHasOneEffectAndEachKeyKeepsItsOrder() {
        var reader = reader("reader");
        var other = reader("other");
        start(reader, other);
        start(reader, other); // a second instance of the same services
        try (var writers = Executors.newFixedThreadPool(4)) {
            for (var note = 0; note < 20; note++) {
                var key = note;
                writers.execute(() -> IntStream.range(0, 25).forEach(n -> announce(key, n)));
            }
        }
        for (var each : List.of(reader, other)) {
            waitFor(each, 500);
            nothingWaits();
            assertThat(received(each, "number")).hasSize(500);
            for (var note = 0; note < 20; note++) {
                assertThat(
                                notes.seenByOwner(
                                        "select number from notes.received where reader = '"
                                                + each.name()
                                                + "' and note = "
                                                + note
                                                + " order by place"))
                        .containsExactlyElementsOf(
                                IntStream.range(0, 25).mapToObj(n -> (Object) n).toList());
            }
        }
    }

    /** By a broker, or because one has it that was used here before. */
    @Test
    void whatArrivesTwiceHasOneEffect() {
        aBrokerWasUsedHere();
        var reader = reader("reader");
        start(reader);
        announce(1, 1);
        waitFor(reader, 1);
        var id = notes.seenByOwner("select event_id from platform.news_received").getFirst();
        asOwner(
                "insert into platform.outbox (id, company_id, kind, key, urgent, body, trace_id,"
                        + " at) values ('"
                        + id
                        + "', '"
                        + company
                        + "', 'notes.written', '1', false, '{\"note\":1,\"number\":1}', '',"
                        + " now())");
        announce(1, 2);
        waitFor(reader, 2);
        assertThat(received(reader, "number")).containsExactly(1, 2);
        assertThat(reader.calls).hasValue(2);
        nothingWaits();
    }

    @Test
    void whatFailsHoldsBackItsOwnKeyOnlyAndComesAgain() {
        var reader = reader("reader");
        reader.poison = 1;
        start(reader);
        announce(1, 0);
        announce(1, 1);
        announce(1, 2);
        announce(2, 10);
        announce(2, 11);
        waitUntil("the other key arrives", SOON, () -> received(reader, "number").contains(11));
        assertThat(received(reader, "number")).contains(0).doesNotContain(1, 2);
        assertThat(state.subscribers())
                .singleElement()
                .satisfies(s -> assertThat(s.retrying()).isEqualTo(1));
        reader.poison = -1;
        waitFor(reader, 5);
        assertThat(
                        notes.seenByOwner(
                                "select number from notes.received where note = 1 order by place"))
                .containsExactly(0, 1, 2);
        nothingWaits();
    }

    @Test
    void whatFailsTooOftenIsGivenUpAndSentAgainOnDemand() {
        var reader = reader("reader");
        reader.poison = 1;
        start(reader);
        announce(1, 1);
        announce(1, 2);
        waitUntil("it failed", SOON, () -> state.subscribers().getFirst().retrying() == 1);
        asOwner(
                "update platform.news_deliveries set attempts = 11, not_before = now() where"
                        + " attempts > 0");
        waitFor(reader, 1); // what came behind it
        assertThat(received(reader, "number")).containsExactly(2);
        var dead = state.dead(10);
        assertThat(dead)
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.attempts()).isEqualTo(12);
                    assertThat(d.failure()).isEqualTo("IllegalStateException");
                });
        assertThat(notes.seenByOwner("select news_dead::text from platform.news_dead"))
                .noneMatch(row -> row.toString().contains("words that nobody may read"));
        reader.poison = -1;
        assertThat(state.redrive(dead.getFirst().subscriber(), dead.getFirst().event())).isTrue();
        assertThat(state.redrive(dead.getFirst().subscriber(), dead.getFirst().event())).isFalse();
        waitFor(reader, 2);
        assertThat(received(reader, "number")).containsExactly(2, 1);
        assertThat(state.dead(10)).isEmpty();
    }

    @Test
    void aSubscriberThatWasAwayReceivesWhatItMissed() throws Exception {
        var reader = reader("reader");
        var here = start(reader);
        here.close();
        start();
        announce(1, 1);
        announce(1, 2);
        waitUntil(
                "it left the outbox",
                SOON,
                () -> notes.seenByOwner("select 1 from platform.outbox").isEmpty());
        start(reader);
        waitFor(reader, 2);
        assertThat(received(reader, "number")).containsExactly(1, 2);
    }

    @Test
    void aSubscriberOfAnotherProcessReceivesAtOnce() {
        var reader = reader("reader");
        start(); // the relay that our own bell wakes
        running.add(process(new Bell(), reader));
        announce(1, 0);
        waitFor(reader, 1);
        var begin = System.nanoTime();
        for (var n = 1; n <= 5; n++) {
            announce(1, n);
            waitFor(reader, n + 1);
        }
        // Each would have waited for up to a second without being called.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void whatNobodyWantsToKnowIsForgotten() {
        start();
        announce(1, 1);
        waitUntil(
                "it left the outbox",
                SOON,
                () -> notes.seenByOwner("select 1 from platform.outbox").isEmpty());
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
