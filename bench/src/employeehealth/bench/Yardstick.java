package employeehealth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * What the database alone can do, in the same run: rows of the size of a recorded assessment, one
 * commit each, by plain JDBC. Whatever the platform needs beyond that is its own.
 */
final class Yardstick implements AutoCloseable {

    private final Properties connections = new Properties();
    private final int bytes;

    Yardstick(Path folder) throws IOException, SQLException {
        var file = Platform.data(folder).resolve("connections.properties");
        try (var reader = Files.newBufferedReader(file)) {
            connections.load(reader);
        }
        try (var owner = owner();
                var sql = owner.createStatement()) {
            sql.execute("create schema bench");
            sql.execute(
                    "create table bench.yardstick (id uuid primary key, at timestamptz not null"
                        + " default now(), sealed bytea not null)");
            // Row-level security binds the owner as well, so it asks the catalogue.
            sql.execute("analyze triage.symptom_assessments");
            var size =
                    sql.executeQuery(
                            "select pg_table_size(oid) / greatest(reltuples, 1)::bigint from"
                                + " pg_class where oid = 'triage.symptom_assessments'::regclass");
            size.next();
            bytes = Math.clamp(size.getInt(1), 200, 8_000);
        }
    }

    /** Size of the payload of one row. */
    int bytes() {
        return bytes;
    }

    /**
     * @param p50Millis of one insert with its commit
     */
    record Result(long commits, double perSecond, double p50Millis, double p99Millis) {}

    Result run(int writers, Duration time) throws Exception {
        var end = System.nanoTime() + time.toNanos();
        var start = System.nanoTime();
        var all = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            Callable<ArrayList<Long>> writer = () -> insertUntil(end);
            for (var done : threads.invokeAll(Collections.nCopies(writers, writer))) {
                all.addAll(done.get());
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(
                sorted.length,
                sorted.length / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    }

    private ArrayList<Long> insertUntil(long end) throws SQLException {
        var times = new ArrayList<Long>();
        var payload = new byte[bytes];
        RandomGenerator.getDefault().nextBytes(payload);
        try (var owner = owner();
                var insert =
                        owner.prepareStatement(
                                "insert into bench.yardstick (id, sealed) values (?, ?)")) {
            while (System.nanoTime() < end) {
                var begin = System.nanoTime();
                insert.setObject(1, UUID.randomUUID());
                insert.setBytes(2, payload);
                insert.executeUpdate();
                times.add(System.nanoTime() - begin);
            }
        }
        return times;
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                connections.getProperty("url") + "?prepareThreshold=1",
                connections.getProperty("owner.user"),
                connections.getProperty("owner.password"));
    }

    @Override
    public void close() throws SQLException {
        try (var owner = owner();
                var sql = owner.createStatement()) {
            sql.execute("drop schema bench cascade");
        }
    }
}
