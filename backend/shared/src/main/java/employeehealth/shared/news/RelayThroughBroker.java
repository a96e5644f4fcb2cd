package employeehealth.shared.news;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import employeehealth.shared.database.PlatformDatabase;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands on through RabbitMQ. The rows leave the outbox when the broker has confirmed that a
 * majority of its nodes keeps all of them; should that be lost on the way, they are sent again.
 */
final class RelayThroughBroker implements Relay, AutoCloseable {

    private static final long CONFIRM_MILLIS = 10_000;
    private static final int PERSISTENT = 2;

    private final PlatformDatabase database;
    private final Broker broker;
    private final JsonMapper json;
    private final Set<Subscription> declared = new HashSet<>();
    private final Set<String> returned = ConcurrentHashMap.newKeySet();
    private @Nullable Connection connection;
    private @Nullable Channel channel;

    RelayThroughBroker(PlatformDatabase database, Broker broker, JsonMapper json) {
        this.database = database;
        this.broker = broker;
        this.json = json;
    }

    private record Subscription(String name, String kind) {}

    private record Outgoing(String kind, Envelope envelope) {}

    /** The broker does not take what we have; everything stays in the outbox. */
    static final class BrokerAway extends RuntimeException {

        BrokerAway(Throwable cause) {
            super(cause);
        }
    }

    @Override
    public @Nullable Batch handOn(int limit) {
        return database.write(() ->
                        Relay.isMyTurn(database)
                                ? Optional.of(send(taken(limit)))
                                : Optional.<Batch>empty())
                .orElse(null);
    }

    /**
     * From now on the marks of what was received are kept, whichever way it came ({@link Receipt}).
     */
    @Override
    public void prepare() {
        database.write(() ->
                database.sql(
                                """
                                insert into platform.news_transports (name) values ('rabbitmq')
                                on conflict do nothing
                                """)
                        .update());
    }

    private Batch send(List<Outgoing> batch) {
        if (!batch.isEmpty()) {
            try {
                publish(batch);
            } catch (IOException | TimeoutException | RuntimeException e) {
                close();
                throw new BrokerAway(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokerAway(e);
            }
        }
        return new Batch(batch.size(), Set.of());
    }

    /** Removed already, for this transaction; they are back if it fails. */
    private List<Outgoing> taken(int limit) {
        return database.sql(
                        """
                        with taken as (
                            delete from platform.outbox
                             where position = any(array(
                                       select position from platform.outbox
                                        order by urgent desc, position
                                        limit :limit))
                            returning *)
                        select position, id, company_id, key, body, trace_id, span_id, at, 0, kind
                          from taken
                         order by urgent desc, position
                        """)
                .param("limit", limit)
                .query((row, n) -> new Outgoing(row.getString(10), Envelope.of(row, n)))
                .list();
    }

    private void publish(List<Outgoing> batch)
            throws IOException, InterruptedException, TimeoutException {
        var to = channel();
        var subscriptions = subscriptions();
        for (var subscription : subscriptions) {
            if (declared.add(subscription)) {
                Topology.declareQueue(to, subscription.name, subscription.kind);
            }
        }
        returned.clear();
        for (var each : batch) {
            to.basicPublish(
                    Broker.EXCHANGE,
                    each.kind,
                    true,
                    new AMQP.BasicProperties.Builder()
                            .deliveryMode(PERSISTENT)
                            .contentType("application/json")
                            .messageId(each.envelope.id().toString())
                            .build(),
                    json.writeValueAsBytes(each.envelope));
        }
        // What finds no queue comes back before it is confirmed.
        to.waitForConfirmsOrDie(CONFIRM_MILLIS);
        if (subscriptions.stream().map(Subscription::kind).anyMatch(returned::contains)) {
            throw new IOException("a queue is gone");
        }
    }

    private List<Subscription> subscriptions() {
        return database.sql("select name, kind from platform.news_subscribers")
                .query((row, n) -> new Subscription(row.getString(1), row.getString(2)))
                .list();
    }

    private Channel channel() throws IOException {
        var open = channel;
        if (open == null || !open.isOpen()) {
            close();
            var fresh = broker.connect("relay");
            connection = fresh;
            open = fresh.createChannel();
            open.confirmSelect();
            open.addReturnListener(unwanted -> returned.add(unwanted.getRoutingKey()));
            Topology.declareExchanges(open);
            channel = open;
        }
        return open;
    }

    @Override
    public void close() {
        var ending = connection;
        connection = null;
        channel = null;
        declared.clear();
        if (ending != null) {
            ending.abort(1_000);
        }
    }
}
