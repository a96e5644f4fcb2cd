package employeehealth.shared.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.audit.log.FolderWitness;
import employeehealth.shared.audit.log.SigningKey;
import employeehealth.shared.audit.log.TestSealer;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.Certificates;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.RsyslogServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both receivers keep the same promises; the one over TLS keeps them with a real rsyslog. */
class ExporterTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SigningKey KEY = SigningKey.of(TestPlatform.settings());
    private static RsyslogServer rsyslog;

    @TempDir Path folder;

    private final NotesDatabase notes = new NotesDatabase();
    private final PlatformDatabase platform = new PlatformDatabase(notes.databases());
    private final Audit audit = TestAudit.at(Clock.systemUTC());
    private TestSealer sealer;
    private int before;

    enum Kind {
        FILE,
        RSYSLOG
    }

    /** What users try, by how it shows in a message. */
    private static final Map<String, String> NASTY = new LinkedHashMap<>();

    static {
        NASTY.put("two\nlines", "two\nlines");
        NASTY.put("a]b", "a]b");
        NASTY.put("\"quoted\" \\ 'x'", "\"quoted\" \\ 'x'");
        NASTY.put("x".repeat(1_000_000), "x".repeat(400) + "...");
        NASTY.put("\u202e\u0007\u001b[31m\r\u0085", "\u202e\u0007\u001b[31m\r\u0085");
        NASTY.put("\ufffd\u00e9\ud83d\ude00", "\ufffd\u00e9\ud83d\ude00");
        NASTY.put("\n".repeat(5_000), "\n".repeat(66) + "...");
        NASTY.put(
                "<110>1 2026-11-22T00:00:00Z x employee-health - audit - {}\n99 <110>1 ",
                "<110>1 2026-11-22T00:00:00Z x employee-health - audit - {}\n99 <110>1 ");
    }

    @BeforeAll
    static void start() {
        rsyslog = RsyslogServer.start();
    }

    @AfterAll
    static void end() {
        rsyslog.close();
    }

    @BeforeEach
    void prepare() {
        sealer =
                new TestSealer(
                        notes.databases(), KEY, audit, FolderWitness.at(folder.resolve("witness")));
        before = rsyslog.received().size();
    }

    private Exporter exporter(Kind kind, int batch) {
        var certificates = rsyslog.certificates();
        var settings =
                switch (kind) {
                    case FILE ->
                            new SiemSettings(folder.resolve("siem.log").toUri(), null, null, null);
                    case RSYSLOG ->
                            new SiemSettings(
                                    URI.create("tls://localhost:" + rsyslog.port()),
                                    certificates.certificate(RsyslogServer.CLIENT),
                                    certificates.key(RsyslogServer.CLIENT),
                                    certificates.ca());
                };
        return new Exporter(
                platform, settings.receiver(), new Syslog("test"), Clock.systemUTC(), batch);
    }

    private List<JsonNode> received(Kind kind) {
        return lines(kind).stream()
                .peek(line ->
                        assertThat(line)
                                .matches(
                                        "<(110|108|105)>1 \\S{27} test employee-health -"
                                                + " (audit|security) \\[meta"
                                                + " sequenceId=\"\\d+\"]\\[origin"
                                                + " software=\"employee-health\"] \\{[ -~]*}"))
                .map(line -> JSON.readTree(line.substring(line.indexOf('{'))))
                .toList();
    }

    private List<String> lines(Kind kind) {
        if (kind == Kind.RSYSLOG) {
            var all = rsyslog.received();
            return all.subList(before, all.size());
        }
        try {
            var file = folder.resolve("siem.log");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(int records) {
        for (var i = 0; i < records; i++) {
            var id = "n" + i;
            notes.write(() ->
                    audit.record(
                            notes,
                            new AuditRecord(
                                    null,
                                    null,
                                    null,
                                    "notes.note.read",
                                    "notes.notes",
                                    id,
                                    "care",
                                    AuditRecord.Outcome.SUCCESS,
                                    null)));
        }
    }

    /** As if a way had been found past every check of ours. */
    private void plant(String words) {
        var location = notes.databases().location();
        try (var owner =
                        DriverManager.getConnection(
                                location.url(), location.owner(), location.ownerPassword());
                var record =
                        owner.prepareStatement(
                                """
                                insert into platform.audit_log
                                       (id, at, action, entity, entity_id, purpose, outcome, trace_id)
                                values (gen_random_uuid(), now(), ?, 'notes.notes', left(?, 99), ?,
                                        'success', ?)
                                """);
                var event =
                        owner.prepareStatement(
                                """
                                insert into platform.security_log
                                       (id, at, kind, method, route, status, detail, source, trace_id)
                                values (gen_random_uuid(), now(), ?, ?, ?, 200, ?, ?, ?)
                                """)) {
            for (var i = 1; i <= 4; i++) {
                record.setString(i, words);
            }
            record.execute();
            for (var i = 1; i <= 6; i++) {
                event.setString(i, words);
            }
            event.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> sequence(List<JsonNode> messages, String dataset) {
        return messages.stream()
                .filter(m ->
                        m.path("event.dataset").asString().equals("employee-health." + dataset))
                .map(m -> m.path("event.sequence").asLong())
                .toList();
    }

    private static List<Long> upTo(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private void awaitLines(Kind kind, int count) {
        Neighbour.waitUntil(
                count + " messages are written",
                Duration.ofSeconds(20),
                () -> lines(kind).size() >= count);
    }

    @ParameterizedTest
    @EnumSource
    void everyNastyKindOfTextArrivesAsOneMessageThatSaysWhatItWas(Kind kind) throws IOException {
        NASTY.keySet().forEach(this::plant);
        sealer.seal();
        exporter(kind, 100).export();
        awaitLines(kind, 2 * NASTY.size());
        var messages = received(kind);
        assertThat(sequence(messages, "security")).isEqualTo(upTo(NASTY.size()));
        assertThat(lines(kind)).allMatch(line -> line.length() < 8_192);
        assertThat(
                        messages.stream()
                                .map(m -> m.path("http.route").asString(""))
                                .filter(route -> !route.isEmpty()))
                .containsExactlyElementsOf(NASTY.values());
        assertThat(
                        messages.stream()
                                .filter(m -> m.path("http.route").isMissingNode())
                                .map(m -> m.path("event.reason").asString())
                                .limit(NASTY.size()))
                .containsExactlyElementsOf(NASTY.values());
    }

    @ParameterizedTest
    @EnumSource
    void everyRecordArrivesOnceInOrderHoweverOftenItGoesOn(Kind kind) throws IOException {
        for (var round = 0; round < 3; round++) {
            write(25);
            sealer.seal();
            exporter(kind, 10).export();
            exporter(kind, 10).export();
        }
        awaitLines(kind, 75);
        assertThat(sequence(received(kind), "audit")).isEqualTo(upTo(75));
    }

    /** {@code -Dsiem.outage=60} for a whole minute. */
    @Test
    void afterAnOutageAllRecordsArriveOnceInOrder() throws IOException {
        var exporter = exporter(Kind.RSYSLOG, 50);
        write(20);
        sealer.seal();
        exporter.export();
        rsyslog.stop();
        var end = System.nanoTime() + Duration.ofSeconds(Long.getLong("siem.outage", 2)).toNanos();
        var written = 20;
        NASTY.keySet().forEach(this::plant);
        while (System.nanoTime() < end) {
            write(10);
            written += 10;
            sealer.seal();
            assertThatThrownBy(exporter::export).isInstanceOf(IOException.class);
        }
        rsyslog.restart();
        exporter.export();
        var security = NASTY.size();
        sealer.seal(); // what the sealer said of the planted records
        exporter.export();
        var foreign = NASTY.size();
        var all = written + NASTY.size() + foreign;
        awaitLines(Kind.RSYSLOG, all + security);
        var messages = received(Kind.RSYSLOG);
        assertThat(sequence(messages, "audit")).isEqualTo(upTo(all));
        assertThat(sequence(messages, "security")).isEqualTo(upTo(security));
        System.out.println(
                "SIEM away for "
                        + Long.getLong("siem.outage", 2)
                        + " s: "
                        + (all + security)
                        + " messages, each once and in order.");
    }

    /** What a crashed receiver had not written it has lost or has; it gets the batch again. */
    @Test
    void aReceiverThatCrashesInTheMidstMissesNothingItHadNotConfirmed() throws Exception {
        var exporter = exporter(Kind.RSYSLOG, 20);
        write(400);
        sealer.seal();
        var killer =
                Thread.ofPlatform()
                        .start(() -> {
                            awaitLines(Kind.RSYSLOG, 40);
                            rsyslog.kill();
                        });
        try {
            exporter.export();
        } catch (IOException broken) {
            assertThat(broken).isNotNull();
        }
        killer.join();
        rsyslog.restart();
        exporter.export();
        Neighbour.waitUntil(
                "the last one is written",
                Duration.ofSeconds(20),
                () -> sequence(received(Kind.RSYSLOG), "audit").contains(399L));
        var numbers = sequence(received(Kind.RSYSLOG), "audit");
        var twice = numbers.size() - numbers.stream().distinct().count();
        System.out.println("Receiver killed: " + twice + " of 400 messages came twice.");
        assertThat(twice).isLessThanOrEqualTo(20);
        assertThat(numbers.stream().distinct()).isSorted();
    }

    @Test
    void withoutItsOwnCertificateOrToAStrangerNothingIsSent() throws IOException {
        write(1);
        sealer.seal();
        var strangers = new Certificates(Files.createDirectory(folder.resolve("ca")), "stranger");
        strangers.make(RsyslogServer.CLIENT);
        var ours = rsyslog.certificates();
        for (var wrong :
                List.of(
                        new SiemSettings(
                                URI.create("tls://localhost:" + rsyslog.port()),
                                strangers.certificate(RsyslogServer.CLIENT),
                                strangers.key(RsyslogServer.CLIENT),
                                ours.ca()),
                        new SiemSettings(
                                URI.create("tls://localhost:" + rsyslog.port()),
                                ours.certificate(RsyslogServer.CLIENT),
                                ours.key(RsyslogServer.CLIENT),
                                strangers.ca()))) {
            var refused =
                    new Exporter(
                            platform, wrong.receiver(), new Syslog("x"), Clock.systemUTC(), 10);
            assertThatThrownBy(refused::export).isInstanceOf(IOException.class);
        }
        assertThat(lines(Kind.RSYSLOG)).isEmpty();
        exporter(Kind.RSYSLOG, 10).export();
        awaitLines(Kind.RSYSLOG, 1);
    }
}
