package employeehealth.shared.news;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.news.News;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.postgres.Credentials;
import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.postgres.Options;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler.IgnoredMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures, on a durable database, how fast the outbox is drained beside raw batches of {@code for
 * update skip locked}, what an announcement costs a transaction, and how soon an urgent one arrives
 * behind 50,000 others. Not a test: {@code bench/outbox} runs it.
 */
@EnabledIfSystemProperty(named = "outbox.figures", matches = "true")
class OutboxFigures {

    private static final int EVENTS = Integer.getInteger("outbox.events", 50_000);
    private static final int TURNS = 3;
    private static final Credentials OWNER = new Credentials("owner", "only for tests");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BODY = "{\"more\":\"" + "x".repeat(200) + "\"}";

    @News.Kind("notes.plain")
    record Ordinary() implements News {
        @Override
        public String key() {
            return "1";
        }
    }

    @News.Kind(value = "notes.urgent", urgent = true)
    record Urgent() implements News {
        @Override
        public String key() {
            return "1";
        }
    }

    private record Counting<E extends News>(
            String name, Class<E> kind, ServiceDatabase database, AtomicInteger count)
            implements Subscriber<E> {
        @Override
        public void receive(E news, UUID id) {
            count.incrementAndGet();
        }
    }

    @Test
    void measure() throws Exception {
        var folder = Neighbour.folder("outbox-figures");
        try (var postgres = EmbeddedPostgres.start(folder, OWNER, Options.platform());
                var databases =
                        new Databases(
                                new DatabaseLocation(
                                        postgres.jdbcUrl(), OWNER.user(), OWNER.password()),
                                TestPlatform.secrets())) {
            measure(databases);
        }
    }

    private static void measure(Databases databases) throws Exception {
        var notes = new NotesDatabase(databases);
        var platform = new PlatformDatabase(databases);
        var company = new CompanyId(Ids.next());
        try (var owner = owner(databases)) {
            owner.createStatement()
                    .execute(
                            "create table raw_queue (id bigint generated always as identity primary"
                                    + " key, event uuid, company uuid, kind text, key text, body"
                                    + " text, trace text, at timestamptz)");
        }
        var raw = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        for (var turn = 0; turn <= TURNS; turn++) {
            var rawRate = raw(databases, company);
            var ourRate = drain(databases, notes, platform, company);
            if (turn > 0) { // the first warms up
                raw.add(rawRate);
                ours.add(ourRate);
                System.out.printf(
                        "turn %d: raw %,.0f/s, outbox %,.0f/s, ratio %.2f%n",
                        turn, rawRate, ourRate, ourRate / rawRate);
            }
        }
        System.out.printf(
                "median: raw %,.0f/s, outbox %,.0f/s, ratio %.2f%n",
                median(raw), median(ours), median(ours) / median(raw));
        alone(databases, notes, platform, company);
        urgent(databases, notes, platform, company);
        cost(notes, company);
    }

    /** Two workers take and delete batches of 200. */
    private static double raw(Databases databases, CompanyId company) throws Exception {
        fill(databases, company, "raw_queue (event, company, kind, key, body, trace, at)", "");
        var taken = new AtomicInteger();
        var begin = System.nanoTime();
        var results = new ArrayList<Future<Boolean>>();
        try (var workers = Executors.newFixedThreadPool(2)) {
            for (var worker = 0; worker < 2; worker++) {
                results.add(
                        workers.submit(() -> {
                            try (var connection = owner(databases)) {
                                connection.setAutoCommit(false);
                                var statement =
                                        connection.prepareStatement(
                                                "delete from raw_queue where id = any(array(select"
                                                    + " id from raw_queue order by id limit 200 for"
                                                    + " update skip locked)) returning *");
                                for (var rows = -1; rows != 0; ) {
                                    rows = 0;
                                    try (var result = statement.executeQuery()) {
                                        while (result.next()) {
                                            result.getString("body");
                                            rows++;
                                        }
                                    }
                                    connection.commit();
                                    taken.addAndGet(rows);
                                }
                                return true;
                            }
                        }));
            }
            for (var result : results) {
                result.get();
            }
        }
        var rate = taken.get() / seconds(begin);
        if (taken.get() != EVENTS) {
            throw new IllegalStateException("taken " + taken);
        }
        return rate;
    }

    private static double drain(
            Databases databases, NotesDatabase notes, PlatformDatabase platform, CompanyId company)
            throws Exception {
        var count = new AtomicInteger();
        var subscriber = new Counting<>("notes.plain", Ordinary.class, notes, count);
        new Deliveries(platform, new Handling(JSON, observations()), Clock.systemUTC())
                .register(subscriber);
        fillOutbox(databases, company);
        var begin = System.nanoTime();
        try (var work = work(databases, platform, subscriber)) {
            work.start();
            Neighbour.waitUntil("all received", Duration.ofMinutes(2), () -> count.get() == EVENTS);
            return EVENTS / seconds(begin);
        }
    }

    /** What each half of the way takes, one after the other. */
    private static void alone(
            Databases databases, NotesDatabase notes, PlatformDatabase platform, CompanyId company)
            throws Exception {
        var count = new AtomicInteger();
        var subscriber = new Counting<>("notes.plain", Ordinary.class, notes, count);
        var deliveries =
                new Deliveries(platform, new Handling(JSON, observations()), Clock.systemUTC());
        var relay = new Relay.Within(platform, Set.of(subscriber.name()));
        fillOutbox(databases, company);
        var begin = System.nanoTime();
        while (Objects.requireNonNull(relay.handOn(1_000)).size() > 0) {
            // There is more.
        }
        var handing = EVENTS / seconds(begin);
        begin = System.nanoTime();
        while (deliveries.drain(subscriber, 500).orElse(0) > 0) {
            // There is more.
        }
        System.out.printf(
                "median alone: handing on %,.0f/s, receiving %,.0f/s%n",
                handing, EVENTS / seconds(begin));
    }

    private static void urgent(
            Databases databases, NotesDatabase notes, PlatformDatabase platform, CompanyId company)
            throws Exception {
        var ordinary = new AtomicInteger();
        var arrived = new AtomicLong();
        var bell = new Bell();
        var outbox = new Outbox(JSON, Clock.systemUTC(), bell);
        var urgent =
                new Subscriber<Urgent>() {
                    @Override
                    public String name() {
                        return "notes.urgent";
                    }

                    @Override
                    public Class<Urgent> kind() {
                        return Urgent.class;
                    }

                    @Override
                    public ServiceDatabase database() {
                        return notes;
                    }

                    @Override
                    public void receive(Urgent news, UUID id) {
                        arrived.set(System.nanoTime());
                    }
                };
        var slow = new Counting<>("notes.plain", Ordinary.class, notes, ordinary);
        new Deliveries(platform, new Handling(JSON, observations()), Clock.systemUTC())
                .register(slow);
        fillOutbox(databases, company);
        var millis = new ArrayList<Double>();
        try (var work = work(databases, platform, bell, slow, urgent)) {
            work.start();
            for (var n = 0; n < 10; n++) {
                arrived.set(0);
                var begin = System.nanoTime();
                Tenant.of(company)
                        .run(() -> notes.write(() -> outbox.publish(notes, new Urgent())));
                Neighbour.waitUntil("it arrives", Duration.ofSeconds(30), () -> arrived.get() != 0);
                millis.add((arrived.get() - begin) / 1e6);
            }
            System.out.printf(
                    "urgent behind %,d (%,d of them handled meanwhile): median %.0f ms, longest"
                            + " %.0f ms%n",
                    EVENTS,
                    ordinary.get(),
                    median(millis),
                    millis.stream().mapToDouble(d -> d).max().orElseThrow());
            Neighbour.waitUntil(
                    "all received", Duration.ofMinutes(2), () -> ordinary.get() == EVENTS);
        }
    }

    /** What a transaction of one insert takes longer when it also announces something. */
    private static void cost(NotesDatabase notes, CompanyId company) {
        var outbox = new Outbox(JSON, Clock.systemUTC(), new Bell());
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        for (var n = 0; n < 3_000; n++) {
            var begin = System.nanoTime();
            Tenant.of(company).run(() -> notes.write(() -> notes.add(company, "note")));
            without.add((System.nanoTime() - begin) / 1e3);
            begin = System.nanoTime();
            Tenant.of(company)
                    .run(() ->
                            notes.write(() -> {
                                notes.add(company, "note");
                                outbox.publish(notes, new Ordinary());
                            }));
            with.add((System.nanoTime() - begin) / 1e3);
        }
        System.out.printf(
                "a transaction of one insert: median %.0f µs; with an announcement %.0f µs%n",
                median(without.subList(1_000, 3_000)), median(with.subList(1_000, 3_000)));
    }

    /** As in production: each event is timed. */
    private static ObservationRegistry observations() {
        var observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(
                        new DefaultMeterObservationHandler(
                                new SimpleMeterRegistry(), IgnoredMeters.LONG_TASK_TIMER));
        return observations;
    }

    private static NewsWork work(
            Databases databases, PlatformDatabase platform, Subscriber<?>... subscribers) {
        return work(databases, platform, new Bell(), subscribers);
    }

    private static NewsWork work(
            Databases databases,
            PlatformDatabase platform,
            Bell bell,
            Subscriber<?>... subscribers) {
        return new NewsWork(
                new Relay.Within(
                        platform,
                        Set.copyOf(Arrays.stream(subscribers).map(Subscriber::name).toList())),
                new Deliveries(platform, new Handling(JSON, observations()), Clock.systemUTC()),
                databases,
                List.of(subscribers),
                bell,
                List.of());
    }

    private static void fillOutbox(Databases databases, CompanyId company) throws SQLException {
        fill(
                databases,
                company,
                "platform.outbox (id, company_id, kind, key, body, trace_id, at, urgent)",
                ", false");
    }

    private static void fill(Databases databases, CompanyId company, String into, String more)
            throws SQLException {
        try (var owner = owner(databases);
                var sql = owner.createStatement()) {
            sql.execute(
                    "insert into "
                            + into
                            + " select uuidv7(), '"
                            + company
                            + "', 'notes.plain', (n % 1000)::text, '"
                            + BODY
                            + "', '4bf92f3577b34da6a3ce929d0e0e4736', now()"
                            + more
                            + " from generate_series(1, "
                            + EVENTS
                            + ") n");
            sql.execute("vacuum analyze");
            sql.execute("checkpoint");
        }
    }

    private static Connection owner(Databases databases) throws SQLException {
        var location = databases.location();
        return DriverManager.getConnection(
                location.url(), location.owner(), location.ownerPassword());
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
