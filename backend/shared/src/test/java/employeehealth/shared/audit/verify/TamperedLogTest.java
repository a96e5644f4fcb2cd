package employeehealth.shared.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.audit.log.FolderWitness;
import employeehealth.shared.audit.log.SigningKey;
import employeehealth.shared.audit.log.TestSealer;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the owner of the tables can do to them with plain SQL, and which leaf both verifiers name:
 * ours on the database, and the independent program on the exported file.
 */
class TamperedLogTest {

    private static final SigningKey KEY = SigningKey.of(TestPlatform.settings());
    @TempDir static Path classes;

    @TempDir Path folder;

    private final NotesDatabase notes = new NotesDatabase();
    private final Audit audit = TestAudit.at(Clock.systemUTC());
    private final CompanyId company = new CompanyId(Ids.next());
    private final PersonId person = new PersonId(Ids.next());
    private TestSealer sealer;
    private int written;

    @BeforeAll
    static void compileTheIndependentProgram() throws Exception {
        run(
                "javac",
                "-d",
                classes.toString(),
                Path.of("../../tools/VerifyAuditLog.java").toString());
    }

    /** Forty records, signed in four steps. */
    @BeforeEach
    void fill() {
        sealer = new TestSealer(notes.databases(), KEY, audit, FolderWitness.at(witness()));
        for (var step = 0; step < 4; step++) {
            write(10);
            sealer.seal();
        }
    }

    private Path witness() {
        return folder.resolve("witness");
    }

    private void write(int records) {
        for (var i = 0; i < records; i++) {
            var id = "note-" + written++;
            Tenant.of(company)
                    .run(() ->
                            notes.write(() ->
                                    audit.record(
                                            notes,
                                            AuditRecord.own(
                                                    company,
                                                    person,
                                                    "notes.note.read",
                                                    "notes.notes",
                                                    id))));
        }
    }

    private Connection owner() throws SQLException {
        DatabaseLocation location = notes.databases().location();
        return DriverManager.getConnection(
                location.url(), location.owner(), location.ownerPassword());
    }

    private void asOwner(String... statements) throws SQLException {
        try (var connection = owner();
                var sql = connection.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private Verdict verdict() throws Exception {
        return AuditCommands.verify(owner(), audit::wrote, KEY.verifier(), witness());
    }

    private Verdict withoutWitness() throws Exception {
        return AuditCommands.verify(owner(), audit::wrote, KEY.verifier(), null);
    }

    private Path exported() throws Exception {
        var file = folder.resolve("audit.log");
        AuditCommands.export(owner(), file);
        return file;
    }

    private String independent(boolean withWitness) throws Exception {
        return run(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes.toString(),
                        "VerifyAuditLog",
                        exported().toString(),
                        KEY.verifier().toString(),
                        withWitness ? witness().toString() : "")
                .strip();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var program =
                command[0].contains("/")
                        ? command[0]
                        : Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        var words = new ArrayList<>(List.of(command));
        words.set(0, program);
        words.removeIf(String::isEmpty);
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void aWitnessThatHoldsNothingVouchesForNothing() throws Exception {
        var nowhere = folder.resolve("mistyped");
        assertThat(AuditCommands.verify(owner(), audit::wrote, KEY.verifier(), nowhere).findings())
                .containsExactly("The witness " + nowhere + " holds no checkpoint.");
    }

    @Test
    void aLeafFarAwayIsSaidAtOnce() throws Exception {
        asOwner(
                "alter table platform.audit_leaves disable trigger all",
                "update platform.audit_leaves set number = 1152921504606846976 where number ="
                        + " (select max(number) from platform.audit_leaves)");
        assertThat(verdict().good()).isFalse();
    }

    /** The platform goes on while its log is read; the witness hears of it before we look there. */
    @Test
    void aLogThatGrowsWhileItIsReadIsGood() throws Exception {
        try (var log = new DatabaseLog(owner(), audit::wrote)) {
            var growing =
                    new KeptLog() {
                        @Override
                        public List<String> checkpoints() throws Exception {
                            var signed = log.checkpoints();
                            write(3);
                            sealer.seal();
                            return signed;
                        }

                        @Override
                        public void leaves(LeafVisitor visitor) throws Exception {
                            log.leaves(visitor);
                        }
                    };
            var verdict = LogVerifier.verify(growing, KEY.verifier(), witness());
            assertThat(verdict.good()).as(verdict::toString).isTrue();
        }
    }

    @Test
    void anUntouchedLogIsGood() throws Exception {
        assertThat(verdict().findings()).isEmpty();
        assertThat(verdict().signed()).isEqualTo(40);
        assertThat(withoutWitness().good()).isTrue();
        assertThat(AuditCommands.verify(exported(), KEY.verifier(), witness()).good()).isTrue();
        assertThat(independent(true)).isEqualTo("Good: all leaves are what was signed, up to 40.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    an edited row      | 17 | update platform.audit_log set purpose = 'care' where entity_id = 'note-17'
                    a deleted row      | 23 | delete from platform.audit_log where entity_id = 'note-23'
                    a deleted leaf     | 23 | delete from platform.audit_leaves where number = 23
                    two rows reordered | 4  | update platform.audit_leaves l set number = case when number = 4 then -1 else 4 end where number in (4, 31); update platform.audit_leaves set number = 31 where number = -1
                    leaves renumbered  | 12 | delete from platform.audit_log where entity_id = 'note-12'; delete from platform.audit_leaves where number = 12; update platform.audit_leaves set number = -number where number > 12; update platform.audit_leaves set number = -number - 1 where number < 0
                    an inserted row    | 8  | update platform.audit_leaves set number = -number where number >= 8; update platform.audit_leaves set number = -number + 1 where number < 0; insert into platform.audit_log (id, at, action, entity, entity_id, purpose, outcome, trace_id, txid) select '00000000-0000-7000-8000-000000000001', at, action, entity, 'planted', purpose, outcome, trace_id, txid from platform.audit_log where entity_id = 'note-8'; insert into platform.audit_leaves values (8, '00000000-0000-7000-8000-000000000001', sha256('planted'))
                    the newest deleted | 39 | delete from platform.audit_log where entity_id = 'note-39'; delete from platform.audit_leaves where number = 39
                    """)
    void theFirstBadLeafIsNamed(String what, long leaf, String statements) throws Exception {
        asOwner(statements.split("; "));
        assertThat(verdict().firstBad()).hasValue(leaf);
        assertThat(AuditCommands.verify(exported(), KEY.verifier(), witness()).firstBad())
                .hasValue(leaf);
        assertThat(independent(true)).startsWith("BAD: leaf " + leaf + " ");
    }

    @Test
    void anEditIsFoundWithoutAWitnessToo() throws Exception {
        asOwner("update platform.audit_log set outcome = 'refused' where entity_id = 'note-17'");
        assertThat(withoutWitness().firstBad()).hasValue(17);
        assertThat(independent(false)).startsWith("BAD: leaf 17 ");
    }

    /** Whoever knows how it works also changes the hash beside the leaf. */
    @Test
    void anEditWithItsHashMendedIsNamedWithTheHelpOfAWitness() throws Exception {
        asOwner("update platform.audit_log set purpose = 'care' where entity_id = 'note-17'");
        var forged = new byte[32];
        try (var connection = owner();
                var sql =
                        connection.prepareStatement(
                                "update platform.audit_leaves set hash = ? where number = 17")) {
            sql.setBytes(1, forged);
            sql.execute();
        }
        assertThat(verdict().firstBad()).hasValue(17);
        assertThat(independent(true)).startsWith("BAD: leaf 17 ");
        assertThat(withoutWitness().firstBad()).isPresent();
    }

    @Test
    void yesterdaysTablesBroughtBackAreFound() throws Exception {
        asOwner(
                "create schema yesterday",
                "create table yesterday.log as select * from platform.audit_log",
                "create table yesterday.leaves as select * from platform.audit_leaves",
                "create table yesterday.nodes as select * from platform.audit_nodes",
                "create table yesterday.checkpoints as select * from platform.audit_checkpoints");
        write(10);
        sealer.seal();
        asOwner(
                "truncate platform.audit_log, platform.audit_leaves, platform.audit_nodes,"
                        + " platform.audit_checkpoints",
                "insert into platform.audit_log select * from yesterday.log",
                "insert into platform.audit_leaves select * from yesterday.leaves",
                "insert into platform.audit_nodes select * from yesterday.nodes",
                "insert into platform.audit_checkpoints select * from yesterday.checkpoints");
        assertThat(verdict().firstBad()).hasValue(40);
        assertThat(independent(true)).startsWith("BAD: leaf 40 is missing");

        // Life goes on: the sealer that signed more, and one that only knows the witness, refuse.
        write(10);
        sealer.seal();
        assertThat(sealer.refusal()).isPresent();
        var another = new TestSealer(notes.databases(), KEY, audit, FolderWitness.at(witness()));
        another.seal();
        assertThat(another.refusal()).isPresent();
        // One that was kept from knowing signs another history: the first leaf of it is named.
        var blind =
                new TestSealer(
                        notes.databases(), KEY, audit, FolderWitness.at(folder.resolve("else")));
        blind.seal();
        assertThat(blind.refusal()).isEmpty();
        assertThat(verdict().firstBad()).hasValue(40);
        assertThat(independent(true)).startsWith("BAD: leaf 40 ");
    }

    @Test
    void aRecordPlantedBehindTheLogOrBesideThePlatformIsFound() throws Exception {
        asOwner(
                "insert into platform.audit_log (id, at, action, entity, entity_id, purpose,"
                        + " outcome, trace_id, txid) select gen_random_uuid(), at, action, entity,"
                        + " 'late', purpose, outcome, trace_id, txid from platform.audit_log where"
                        + " entity_id = 'note-3'");
        assertThat(verdict().findings()).singleElement().asString().contains("inserted behind");
        asOwner(
                "delete from platform.audit_log where entity_id = 'late'",
                "insert into platform.audit_log (id, at, action, entity, entity_id, purpose,"
                        + " outcome, trace_id) select gen_random_uuid(), at, action, entity, 'x',"
                        + " purpose, outcome, trace_id from platform.audit_log where entity_id ="
                        + " 'note-3'");
        sealer.seal();
        assertThat(verdict().findings())
                .containsExactly("Leaf 40 was not written by the platform.");
        sealer.seal();
        assertThat(Files.readString(exported())).contains("platform.audit.foreign-record");
    }

    @Test
    void whatCommitsLateIsSealedLateAndNeverPassedOver() throws Exception {
        try (var late = owner();
                var sql = late.createStatement()) {
            late.setAutoCommit(false);
            sql.execute("select pg_current_xact_id()");
            write(5);
            sealer.seal();
            assertThat(verdict().leaves()).isEqualTo(40);
            late.commit();
        }
        sealer.seal();
        assertThat(verdict().leaves()).isEqualTo(45);
        assertThat(verdict().good()).isTrue();
    }
}
