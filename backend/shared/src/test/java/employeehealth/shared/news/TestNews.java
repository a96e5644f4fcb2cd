package employeehealth.shared.news;

import employeehealth.shared.database.Databases;
import employeehealth.shared.database.PlatformDatabase;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** News that go round in a test of another module, as in a running process. */
public final class TestNews implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbox outbox;
    private final NewsWork work;

    public TestNews(Databases databases, Clock clock, Subscriber<?>... subscribers) {
        var platform = new PlatformDatabase(databases);
        var bell = new Bell();
        outbox = new Outbox(JSON, clock, bell);
        work =
                new NewsWork(
                        new Relay.Within(
                                platform,
                                Arrays.stream(subscribers)
                                        .map(Subscriber::name)
                                        .collect(Collectors.toSet())),
                        new Deliveries(
                                platform, new Handling(JSON, ObservationRegistry.NOOP), clock),
                        databases,
                        List.of(subscribers),
                        bell,
                        List.of());
        work.start();
    }

    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void close() {
        work.close();
    }
}
