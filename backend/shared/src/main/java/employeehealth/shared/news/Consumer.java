package employeehealth.shared.news;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.ShutdownSignalException;
import employeehealth.contracts.news.News;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.jobs.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receives for one subscriber from its queue, in batches. What fails, and what has the same key,
 * waits in {@code platform.news_deliveries} from then on: retries, giving up and sending again are
 * the same as without a broker.
 */
final class Consumer<E extends News> {

    private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);
    private static final int AT_ONCE = 250;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Backoff REST = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Subscriber<E> subscriber;
    private final Broker broker;
    private final PlatformDatabase database;
    private final Deliveries deliveries;
    private final Handling handling;
    private final JsonMapper json;

    Consumer(
            Subscriber<E> subscriber,
            Broker broker,
            PlatformDatabase database,
            Deliveries deliveries,
            Handling handling,
            JsonMapper json) {
        this.subscriber = subscriber;
        this.broker = broker;
        this.database = database;
        this.deliveries = deliveries;
        this.handling = handling;
        // A relay of another version may say more than we know.
        this.json =
                json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    /** Until the connection ends or the thread is interrupted. */
    void receive() throws IOException, InterruptedException {
        var connection = broker.connect(subscriber.name());
        try {
            var channel = connection.createChannel();
            Topology.declareExchanges(channel);
            Topology.declareQueue(channel, subscriber.name(), Kinds.of(subscriber.kind()).value());
            channel.basicQos(AT_ONCE);
            var arrived = new LinkedBlockingQueue<Delivery>();
            var queue = Broker.queue(subscriber.name());
            channel.basicConsume(queue, false, collector(channel, arrived));
            while (channel.isOpen()) {
                var first = arrived.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<Delivery>(List.of(first));
                    arrived.drainTo(batch, AT_ONCE - 1);
                    take(channel, batch);
                } else {
                    burySetAside(channel, queue + ".dead");
                }
            }
        } finally {
            connection.abort(1_000);
        }
    }

    private static DefaultConsumer collector(
            Channel channel, LinkedBlockingQueue<Delivery> arrived) {
        return new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(
                    String tag,
                    com.rabbitmq.client.Envelope envelope,
                    com.rabbitmq.client.AMQP.BasicProperties properties,
                    byte[] body) {
                arrived.add(new Delivery(envelope, properties, body));
            }

            /** The queue was deleted under us: declare it anew. */
            @Override
            public void handleCancel(String tag) throws IOException {
                channel.abort();
            }

            @Override
            public void handleShutdownSignal(String tag, ShutdownSignalException signal) {}
        };
    }

    /** What nobody can read is put aside, as what brings its receiver down is. */
    private void take(Channel channel, List<Delivery> batch)
            throws IOException, InterruptedException {
        var readable = new ArrayList<Envelope>();
        var last = 0L;
        for (var each : batch) {
            var tag = each.getEnvelope().getDeliveryTag();
            try {
                readable.add(read(each.getBody()));
                last = tag;
            } catch (RuntimeException e) {
                LOG.error(
                        "{} cannot read a message and puts it aside: {}",
                        subscriber.name(),
                        e.getClass().getSimpleName());
                channel.basicNack(tag, false, false);
            }
        }
        if (!readable.isEmpty()) {
            settleAtLast(channel, readable);
            channel.basicAck(last, true);
        }
    }

    private Envelope read(byte[] body) {
        return Objects.requireNonNull(json.readValue(body, Envelope.class));
    }

    /**
     * While the database does not work, the events stay with us: giving them back would count as a
     * delivery each time, until the broker puts them aside.
     */
    private void settleAtLast(Channel channel, List<Envelope> batch) throws InterruptedException {
        for (var failures = 1; ; failures++) {
            try {
                settle(batch);
                return;
            } catch (RuntimeException e) {
                if (!channel.isOpen()) {
                    throw e;
                }
                if (failures == 1) {
                    LOG.warn(
                            "{} keeps what the broker brought after {}",
                            subscriber.name(),
                            e.getClass().getSimpleName());
                }
                TimeUnit.MILLISECONDS.sleep(REST.after(failures).toMillis());
            }
        }
    }

    private void settle(List<Envelope> batch) {
        var behind = database.read(() -> deliveries.parkedKeys(subscriber));
        var parked = new ArrayList<Failed>();
        var free = new ArrayList<Envelope>();
        for (var envelope : batch) {
            if (behind.contains(envelope.key())) {
                parked.add(Failed.behind(envelope));
            } else {
                free.add(envelope);
            }
        }
        parked.addAll(handling.handle(subscriber, free, Receipt.MARKED).failed());
        if (!parked.isEmpty()) {
            database.write(() -> deliveries.park(subscriber, parked));
        }
    }

    /** What the broker put aside is given up here, too, where an administrator sees it. */
    private void burySetAside(Channel channel, String queue) throws IOException {
        for (var set = channel.basicGet(queue, false);
                set != null;
                set = channel.basicGet(queue, false)) {
            var body = set.getBody();
            database.write(() -> bury(body));
            channel.basicAck(set.getEnvelope().getDeliveryTag(), false);
        }
    }

    private void bury(byte[] body) {
        Envelope envelope;
        try {
            envelope = read(body);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} gives up a message that cannot be read: {}",
                    subscriber.name(),
                    e.getClass().getSimpleName());
            deliveries.buryUnreadable(subscriber, body);
            return;
        }
        deliveries.buryAtOnce(subscriber, envelope, "DeliveryLimit");
    }
}
