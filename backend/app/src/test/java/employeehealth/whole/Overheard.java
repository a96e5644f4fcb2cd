package employeehealth.whole;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import employeehealth.contracts.news.News;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.RabbitServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A queue of RabbitMQ into which everything goes that the platform announces, whoever receives it,
 * and where it stays: in the broker's memory and on its disk.
 */
final class Overheard implements AutoCloseable {

    private static final String EXCHANGE = "employee-health.news";
    private static final String QUEUE = "overheard";

    private final Connection connection;
    private final Channel channel;

    Overheard(RabbitServer rabbit) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(rabbit.url());
        connection = factory.newConnection();
        channel = connection.createChannel();
        channel.exchangeDeclare(EXCHANGE, "direct", true);
        channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
        for (var kind : kinds()) {
            channel.queueBind(QUEUE, EXCHANGE, kind);
        }
    }

    /** Found, not listed: what is announced from tomorrow on is overheard, too. */
    private static List<String> kinds() {
        return new ClassFileImporter()
                .importPackages("employeehealth.contracts").stream()
                        .filter(type -> type.isAnnotatedWith(News.Kind.class))
                        .map(type -> type.getAnnotationOfType(News.Kind.class).value())
                        .toList();
    }

    /** What has come so far, once it is about all of these. */
    List<String> messages(String... about) {
        var messages = new ArrayList<String>();
        Neighbour.waitUntil(
                "messages about " + List.of(about),
                Duration.ofSeconds(60),
                () -> {
                    messages.addAll(waiting());
                    return List.of(about).stream()
                            .allMatch(each -> messages.stream().anyMatch(m -> m.contains(each)));
                });
        return messages;
    }

    /** Looked at and not taken: unacknowledged, they go back when we end. */
    private List<String> waiting() {
        var found = new ArrayList<String>();
        try {
            for (var got = channel.basicGet(QUEUE, false);
                    got != null;
                    got = channel.basicGet(QUEUE, false)) {
                found.add(
                        got.getProps()
                                + got.getEnvelope().toString()
                                + new String(got.getBody(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
