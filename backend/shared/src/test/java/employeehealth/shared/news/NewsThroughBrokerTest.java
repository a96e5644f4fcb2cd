package employeehealth.shared.news;

import static employeehealth.shared.neighbour.Neighbour.waitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import employeehealth.shared.database.Ids;
import employeehealth.shared.neighbour.RabbitServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** News through RabbitMQ: the real one, killed and started again. */
class NewsThroughBrokerTest extends NewsContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A broker that is killed takes half a minute to be trusted again. */
    private static final int ROUNDS = Integer.getInteger("test.cases", 1_000) > 10_000 ? 3 : 1;

    private static RabbitServer rabbit;

    @BeforeAll
    static void startRabbit() {
        rabbit = RabbitServer.start();
    }

    @AfterAll
    static void stopRabbit() {
        rabbit.close();
    }

    /** Every test has a database of its own, but they share the broker. */
    @Override
    Reader reader(String name) {
        return super.reader(name + "-" + Ids.next());
    }

    @Override
    AutoCloseable process(Bell bell, Subscriber<?>... subscribers) {
        var broker = new Broker(rabbit.url());
        var relay = new RelayThroughBroker(platform, broker, JSON);
        var consumers =
                Stream.of(subscribers)
                        .map(s -> new Consumer<>(s, broker, platform, deliveries, handling, JSON))
                        .toList();
        var work =
                new NewsWork(relay, deliveries, databases, List.of(subscribers), bell, consumers);
        work.start();
        return () -> {
            work.close();
            relay.close();
        };
    }

    /** After a switch the broker's queues may still hold what went the other way meanwhile. */
    @Test
    void whatABrokerWasGivenIsKnownWhicheverWayItComesAgain() throws Exception {
        var reader = reader("reader");
        var away = start(reader);
        announce(1, 1);
        waitFor(reader, 1);
        away.close();
        assertThat(notes.seenByOwner("select name from platform.news_transports"))
                .containsExactly("rabbitmq");
        announce(1, 2);
        new Relay.Within(platform, Set.of(reader.name())).handOn(10);
        assertThat(deliveries.drain(reader, 10)).hasValue(1);
        assertThat(received(reader, "number")).containsExactly(1, 2);
        sendAgain(reader.name(), 1, 2);
        start(reader);
        announce(1, 3);
        waitFor(reader, 3);
        assertThat(received(reader, "number")).containsExactly(1, 2, 3);
    }

    /** Puts events that were received back into the outbox, under their ids. */
    private void sendAgain(String subscriber, int... numbers) {
        for (var number : numbers) {
            asOwner(
                    """
                    insert into platform.outbox
                           (id, company_id, kind, key, urgent, body, trace_id, at)
                    select event_id, '%s', 'notes.written', '1', false,
                           '{"note":1,"number":%d}', '', now()
                      from platform.news_received
                     where subscriber = '%s' order by event_id offset %d limit 1
                    """
                            .formatted(company, number, subscriber, number - 1));
        }
    }

    @Test
    void nothingIsLostWhenTheBrokerIsKilledAgainAndAgain() {
        var reader = reader("reader");
        start(reader);
        announce(9, 1_000);
        waitFor(reader, 1);
        rabbit.awaitWrittenDown(Broker.queue(reader.name()));
        for (var round = 0; round < ROUNDS; round++) {
            var from = round * 100;
            IntStream.range(from, from + 50).forEach(n -> announce(n % 5, n));
            rabbit.kill();
            IntStream.range(from + 50, from + 100).forEach(n -> announce(n % 5, n));
            rabbit.restart();
            var all = from + 101;
            waitUntil(
                    all + " received",
                    Duration.ofSeconds(90),
                    () -> received(reader, "number").size() >= all);
        }
        assertThat(received(reader, "number")).hasSize(ROUNDS * 100 + 1).doesNotHaveDuplicates();
        for (var note = 0; note < 5; note++) {
            assertThat(
                            notes.seenByOwner(
                                    "select number from notes.received where note = "
                                            + note
                                            + " order by place"))
                    .isSortedAccordingTo((a, b) -> Integer.compare((int) a, (int) b));
        }
        nothingWaits();
    }

    @Test
    void aFrozenBrokerStopsNobodyFromAnnouncing() {
        var reader = reader("reader");
        start(reader);
        announce(1, 0);
        waitFor(reader, 1);
        rabbit.freeze();
        try {
            var begin = System.nanoTime();
            IntStream.range(1, 20).forEach(n -> announce(1, n));
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(5));
        } finally {
            rabbit.thaw();
        }
        waitUntil(
                "all received",
                Duration.ofSeconds(60),
                () -> received(reader, "number").size() == 20);
    }

    @Test
    void whatBringsItsReceiverDownIsPutAsideAndSentAgainOnDemand() throws Exception {
        var reader = reader("reader");
        var away = start(reader);
        announce(1, 1);
        waitFor(reader, 1);
        away.close();
        // It dies again and again before it answers.
        start();
        announce(1, 2);
        try (var connection = new Broker(rabbit.url()).connect("dying")) {
            for (var death = 0; death <= 20; death++) {
                dieWith(connection.createChannel(), Broker.queue(reader.name()));
            }
        }
        start(reader);
        waitUntil("given up", Duration.ofSeconds(20), () -> state.dead(10).size() == 1);
        assertThat(received(reader, "number")).containsExactly(1);
        var dead = state.dead(10).getFirst();
        assertThat(dead.failure()).isEqualTo("DeliveryLimit");
        assertThat(state.redrive(dead.subscriber(), dead.event())).isTrue();
        waitFor(reader, 2);
        assertThat(received(reader, "number")).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no JSON", "{}", "null", "{\"position\":\"words that nobody may read\"}"})
    void whatNobodyCanReadStopsNobodyAndIsFound(String message) throws Exception {
        var reader = reader("reader");
        start(reader);
        announce(1, 1);
        waitFor(reader, 1);
        try (var connection = new Broker(rabbit.url()).connect("stranger");
                var channel = connection.createChannel()) {
            for (var queue :
                    List.of(Broker.queue(reader.name()), Broker.queue(reader.name()) + ".dead")) {
                channel.basicPublish(
                        "",
                        queue,
                        MessageProperties.MINIMAL_PERSISTENT_BASIC,
                        message.getBytes(UTF_8));
            }
        }
        announce(1, 2);
        waitFor(reader, 2);
        assertThat(received(reader, "number")).containsExactly(1, 2);
        waitUntil("given up", Duration.ofSeconds(20), () -> state.dead(10).size() == 2);
        assertThat(notes.seenByOwner("select body from platform.news_dead"))
                .containsOnly(Base64.getEncoder().encodeToString(message.getBytes(UTF_8)));
        assertThat(state.dead(10))
                .allSatisfy(dead -> assertThat(dead.failure()).isEqualTo("Unreadable"));
    }

    @Test
    void whatFindsNoQueueStaysInTheOutboxUntilThereIsOne() throws Exception {
        var reader = reader("reader");
        try (var connection = new Broker(rabbit.url()).connect("operator");
                var channel = connection.createChannel()) {
            // Queues that other tests left behind are bound to it.
            channel.exchangeDelete(Broker.EXCHANGE);
        }
        start(reader);
        announce(1, 1);
        waitFor(reader, 1);
        try (var connection = new Broker(rabbit.url()).connect("operator");
                var channel = connection.createChannel()) {
            channel.queueDelete(Broker.queue(reader.name()));
        }
        announce(1, 2);
        waitFor(reader, 2);
        assertThat(received(reader, "number")).containsExactly(1, 2);
    }

    private static void dieWith(Channel channel, String queue) throws Exception {
        var delivered = new AtomicBoolean();
        channel.basicQos(1);
        channel.basicConsume(
                queue, false, (tag, delivery) -> delivered.set(true), (String tag) -> {});
        waitUntil(
                "the event is delivered, or was put aside",
                Duration.ofSeconds(20),
                () -> delivered.get() || isSetAside(channel, queue + ".dead"));
        channel.abort();
    }

    private static boolean isSetAside(Channel channel, String queue) {
        try {
            return channel.messageCount(queue) > 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
