package employeehealth.shared.news;

import employeehealth.shared.database.Databases;
import employeehealth.shared.jobs.Backoff;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads behind the news of one process: one hands on, one for each subscriber receives, one
 * hears of other processes. All of them wait when there is nothing to do, and longer when something
 * does not work.
 */
final class NewsWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NewsWork.class);
    private static final int RELAY_BATCH = 1_000;
    private static final int BATCH = 500;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration NOT_MY_TURN = Duration.ofMillis(25);

    /** Differs from process to process: no storm when the database returns. */
    private static final Backoff REST = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Relay relay;
    private final Deliveries deliveries;
    private final Databases databases;
    private final List<Subscriber<?>> subscribers;
    private final Bell relayBell;
    private final List<Consumer<?>> consumers;
    private final Map<String, Bell> bells = new LinkedHashMap<>();

    /** Subscribers share so many connections; what is urgent never waits for them. */
    private final Semaphore atOnce = new Semaphore(3);

    private final List<Thread> threads = new ArrayList<>();

    /** Those that wait for the outside, not for a bell. */
    private final List<Thread> listening = new ArrayList<>();

    private volatile boolean running;

    NewsWork(
            Relay relay,
            Deliveries deliveries,
            Databases databases,
            List<Subscriber<?>> subscribers,
            Bell relayBell,
            List<? extends Consumer<?>> consumers) {
        this.relay = relay;
        this.deliveries = deliveries;
        this.databases = databases;
        this.subscribers = List.copyOf(subscribers);
        this.relayBell = relayBell;
        this.consumers = List.copyOf(consumers);
        subscribers.forEach(subscriber -> bells.put(subscriber.name(), new Bell()));
    }

    void start() {
        running = true;
        relay.prepare();
        subscribers.forEach(deliveries::register);
        run("news relay", relayBell, this::handOn);
        for (var subscriber : subscribers) {
            run("news " + subscriber.name(), bell(subscriber), () -> receive(subscriber));
        }
        if (!subscribers.isEmpty()) {
            listening.add(run("news calls", new Bell(), this::listen));
        }
        for (var consumer : consumers) {
            listening.add(run("news from the broker", new Bell(), () -> receive(consumer)));
        }
    }

    private Bell bell(Subscriber<?> subscriber) {
        return bells.computeIfAbsent(subscriber.name(), name -> new Bell());
    }

    /** One turn of work; says how long to wait for the bell until the next. */
    private interface Turn {
        Duration take() throws SQLException, IOException, InterruptedException;
    }

    private Thread run(String name, Bell bell, Turn turn) {
        var thread = Thread.ofVirtual().name(name).start(() -> loop(name, bell, turn));
        threads.add(thread);
        return thread;
    }

    private void loop(String name, Bell bell, Turn turn) {
        var failures = 0;
        while (running) {
            try {
                Duration wait;
                try {
                    wait = turn.take();
                    failures = 0;
                } catch (RuntimeException | SQLException | IOException e) {
                    if (running && failures++ == 0) {
                        LOG.warn("{} rests after {}", name, e.getClass().getSimpleName());
                    }
                    wait = REST.after(failures);
                }
                if (running && wait.isPositive()) {
                    bell.await(wait);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Duration handOn() {
        var batch = relay.handOn(RELAY_BATCH);
        if (batch == null) {
            return NOT_MY_TURN;
        }
        batch.subscribers().forEach(this::call);
        return batch.size() < RELAY_BATCH ? LOOK_AGAIN : Duration.ZERO;
    }

    private void call(String subscriber) {
        var bell = bells.get(subscriber);
        if (bell != null) {
            bell.ring();
        }
    }

    private Duration receive(Subscriber<?> subscriber) throws InterruptedException {
        if (Kinds.of(subscriber.kind()).urgent()) {
            return drain(subscriber);
        }
        atOnce.acquire();
        try {
            return drain(subscriber);
        } finally {
            atOnce.release();
        }
    }

    private Duration drain(Subscriber<?> subscriber) {
        var taken = deliveries.drain(subscriber, BATCH).orElse(0);
        return taken < BATCH ? LOOK_AGAIN : Duration.ZERO;
    }

    private Duration listen() throws SQLException {
        new Calls(databases, this::call).listen();
        return Duration.ZERO;
    }

    private static Duration receive(Consumer<?> consumer) throws IOException, InterruptedException {
        consumer.receive();
        return LOOK_AGAIN; // the connection has ended
    }

    @Override
    public void close() {
        running = false;
        relayBell.ring();
        bells.values().forEach(Bell::ring);
        try {
            listening.forEach(Thread::interrupt);
            for (var thread : threads) {
                if (!thread.join(TO_END)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
