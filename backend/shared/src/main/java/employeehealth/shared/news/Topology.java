package employeehealth.shared.news;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;

/**
 * A quorum queue for each subscriber, bound to its kind of news. What brings a receiver down again
 * and again is put aside by the broker after so many deliveries.
 */
final class Topology {

    private static final int DELIVERY_LIMIT = 20;

    private Topology() {}

    static void declareExchanges(Channel channel) throws IOException {
        channel.exchangeDeclare(Broker.EXCHANGE, BuiltinExchangeType.DIRECT, true);
        channel.exchangeDeclare(Broker.DEAD_EXCHANGE, BuiltinExchangeType.DIRECT, true);
    }

    static void declareQueue(Channel channel, String subscriber, String kind) throws IOException {
        var queue = Broker.queue(subscriber);
        var dead = queue + ".dead";
        channel.queueDeclare(dead, true, false, false, Map.of("x-queue-type", "quorum"));
        channel.queueBind(dead, Broker.DEAD_EXCHANGE, subscriber);
        channel.queueDeclare(
                queue,
                true,
                false,
                false,
                Map.of(
                        "x-queue-type",
                        "quorum",
                        // One instance at a time receives, so that the order is kept.
                        "x-single-active-consumer",
                        true,
                        "x-delivery-limit",
                        DELIVERY_LIMIT,
                        "x-dead-letter-exchange",
                        Broker.DEAD_EXCHANGE,
                        "x-dead-letter-routing-key",
                        subscriber,
                        // It leaves this queue once the other keeps it.
                        "x-dead-letter-strategy",
                        "at-least-once",
                        "x-overflow",
                        "reject-publish"));
        channel.queueBind(queue, Broker.EXCHANGE, kind);
    }
}
