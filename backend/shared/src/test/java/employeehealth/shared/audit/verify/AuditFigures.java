package employeehealth.shared.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.RecordMac;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.audit.log.FolderWitness;
import employeehealth.shared.audit.log.SigningKey;
import employeehealth.shared.audit.log.TestSealer;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.postgres.Credentials;
import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.postgres.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures, not a test: {@code bench/audit} runs it. Sixteen clients append audit records, while the
 * sealer seals them, beside sixteen that insert plain rows of the same content: in turn, on one
 * durable database.
 */
class AuditFigures {

    private static final int CLIENTS = 16;
    private static final int PEOPLE = 200;
    private static final int TURNS = Integer.getInteger("audit.turns", 3);
    private static final long SECONDS = Long.getLong("audit.seconds", 5);

    @TempDir Path folder;

    private interface Client extends AutoCloseable {

        void once() throws SQLException;

        @Override
        default void close() throws SQLException {}
    }

    private interface Clients {

        Client open() throws SQLException;
    }

    private final byte[] content = "x".repeat(500).getBytes(StandardCharsets.US_ASCII);
    private final CompanyId company = new CompanyId(Ids.next());
    private final List<PersonId> people = new ArrayList<>();

    @Test
    void figures() throws Exception {
        var owner = new Credentials("owner", "for figures only");
        try (var server = EmbeddedPostgres.start(folder, owner, Options.platform());
                var databases =
                        new Databases(
                                new DatabaseLocation(
                                        server.jdbcUrl(), owner.user(), owner.password()),
                                TestPlatform.secrets())) {
            measure(new NotesDatabase(databases), databases);
        }
    }

    private void measure(NotesDatabase notes, Databases databases) throws Exception {
        for (var i = 0; i < PEOPLE; i++) {
            people.add(new PersonId(Ids.next()));
        }
        var audit = TestAudit.at(Clock.systemUTC());
        var key = SigningKey.of(TestPlatform.settings());
        var sealer =
                new TestSealer(databases, key, audit, FolderWitness.at(folder.resolve("witness")));
        prepare(databases);
        run(audited(notes, audit), 2);
        run(alone(notes, audit), 2);
        run(plain(databases), 2);
        run(inTransaction(notes), 2);
        var plain = new ArrayList<Double>();
        var framed = new ArrayList<Double>();
        var recorded = new ArrayList<Double>();
        var appended = new ArrayList<Double>();
        for (var turn = 1; turn <= TURNS; turn++) {
            plain.add(run(plain(databases), SECONDS));
            framed.add(run(inTransaction(notes), SECONDS));
            recorded.add(sealing(sealer, audited(notes, audit)));
            appended.add(sealing(sealer, alone(notes, audit)));
            print(
                    "turn " + turn,
                    plain.getLast(),
                    framed.getLast(),
                    recorded.getLast(),
                    appended.getLast());
        }
        print("median", median(plain), median(framed), median(recorded), median(appended));
        sealer.seal();
        verification(databases, key);
    }

    private static void print(
            String when, double plain, double framed, double recorded, double appended) {
        System.out.printf(
                "%s: plain %.0f/s, plain in a transaction of a company %.0f/s, audit of a change"
                        + " %.0f/s (%.2f of the latter), audit of a look %.0f/s (%.2f of plain)%n",
                when, plain, framed, recorded, recorded / framed, appended, appended / plain);
    }

    private void verification(Databases databases, SigningKey key) throws Exception {
        var file = folder.resolve("exported");
        try (var connection = owner(databases)) {
            AuditCommands.export(connection, file);
        }
        for (var round = 0; round < 2; round++) {
            var mac = new RecordMac(TestPlatform.secrets());
            timed(
                    "verified in the database, MACs too",
                    () -> AuditCommands.verify(owner(databases), mac::wrote, key.verifier(), null));
            timed(
                    "verified in the database",
                    () -> AuditCommands.verify(owner(databases), e -> true, key.verifier(), null));
            timed(
                    "verified from the exported file",
                    () -> AuditCommands.verify(file, key.verifier(), null));
        }
    }

    private interface Verification {

        Verdict run() throws Exception;
    }

    private static void timed(String what, Verification verification) throws Exception {
        var began = System.nanoTime();
        var verdict = verification.run();
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(verdict.findings()).isEmpty();
        System.out.printf("%s: %.0f rows/s%n", what, verdict.leaves() / seconds);
    }

    private double sealing(TestSealer sealer, Clients clients) throws Exception {
        var on = new AtomicBoolean(true);
        var thread =
                Thread.ofPlatform()
                        .start(() -> {
                            while (on.get()) {
                                sealer.seal();
                                LockSupport.parkNanos(1_000_000_000L);
                            }
                        });
        try {
            return run(clients, SECONDS);
        } finally {
            on.set(false);
            thread.join();
        }
    }

    private static double run(Clients clients, long seconds) throws Exception {
        var done = new LongAdder();
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < CLIENTS; i++) {
            var client = clients.open();
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try (client) {
                                    while (System.nanoTime() < end) {
                                        client.once();
                                        done.increment();
                                    }
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            }));
        }
        var began = System.nanoTime();
        for (var thread : threads) {
            thread.join();
        }
        return done.sum() / ((System.nanoTime() - began) / 1e9);
    }

    /** As the record of a change: in a transaction of its own company. */
    private Clients audited(NotesDatabase notes, Audit audit) {
        return () ->
                () ->
                        Tenant.of(company)
                                .run(() -> notes.write(() -> audit.record(notes, record())));
    }

    /** As the record of a look. */
    private Clients alone(NotesDatabase notes, Audit audit) {
        return () -> () -> Tenant.of(company).run(() -> audit.append(notes, record()));
    }

    private AuditRecord record() {
        return AuditRecord.own(company, someone(), "notes.note.recorded", "notes.notes", Ids.next())
                .of(content);
    }

    private PersonId someone() {
        return people.get(ThreadLocalRandom.current().nextInt(people.size()));
    }

    private Clients inTransaction(NotesDatabase notes) {
        return () ->
                () ->
                        Tenant.of(company)
                                .run(() ->
                                        notes.write(
                                                () -> notes.add(company, Ids.next().toString())));
    }

    /** The least that a durable row can cost: its own connection, one statement, one commit. */
    private Clients plain(Databases databases) {
        return () -> {
            Connection connection = owner(databases);
            PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into notes.plain values (?, now(), ?, ?, ?,"
                                + " 'notes.note.recorded', 'notes.notes', ?, 'own-file', 'success',"
                                + " ?, ?, ?, ?)");
            return new Client() {
                @Override
                public void once() throws SQLException {
                    insert.setObject(1, Ids.next());
                    insert.setObject(2, company.value());
                    insert.setObject(3, someone().value());
                    insert.setObject(4, someone().value());
                    insert.setString(5, "0190f3c4-7b1a-7c3e-8f00-0123456789ab");
                    insert.setBytes(6, Arrays.copyOf(content, 32));
                    insert.setBytes(7, Arrays.copyOf(content, 150));
                    insert.setString(8, "0123456789abcdef0123456789abcdef");
                    insert.setBytes(9, Arrays.copyOf(content, 32));
                    insert.executeUpdate();
                }

                @Override
                public void close() throws SQLException {
                    connection.close();
                }
            };
        };
    }

    private static void prepare(Databases databases) throws SQLException {
        try (var connection = owner(databases);
                var sql = connection.createStatement()) {
            sql.execute(
                    "create table notes.plain (id uuid primary key, at timestamptz, company uuid,"
                        + " actor uuid, person uuid, action text, entity text, entity_id text,"
                        + " purpose text, outcome text, print bytea, sealed bytea, trace text, mac"
                        + " bytea)");
        }
    }

    private static Connection owner(Databases databases) throws SQLException {
        var location = databases.location();
        return DriverManager.getConnection(
                location.url(), location.owner(), location.ownerPassword());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
