package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The machine burns: data folder and keys are gone, and the platform returns from its copies, as it
 * was last and as it was at a moment in between. One story, told in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreTest {

    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data = PlatformProcess.newDataFolder("restore");
    private final Path copies = data.resolveSibling("copies");
    private final Path witness = data.resolveSibling("witness");
    private final Map<String, String> settings =
            Map.of(
                    "BACKUP_DIR",
                    copies.toString(),
                    "BACKUP_WAL_SECONDS",
                    "600",
                    "AUDIT_SEAL_EVERY",
                    "1s",
                    "AUDIT_WITNESS_URL",
                    witness.toUri().toString());

    private final List<String> beforeBackup = new ArrayList<>();
    private final List<String> afterBackup = new ArrayList<>();
    private final List<String> afterMoment = new ArrayList<>();
    private Instant moment = Instant.EPOCH;
    private long recorded;
    private long recordedByThen;
    private List<String> journey = List.of();

    @Test
    @Order(1)
    void copiesAreTakenWhileThePlatformRunsAndOneCutShortDoesNotCount() throws Exception {
        try (var platform = PlatformProcess.start("all", data, settings).awaitReady()) {
            var claire = new Visitor(platform.address()).signIn("claire@lumiere.demo");
            beforeBackup.addAll(tell(claire, 3));
            assertThat(command("backup")).as("backup").isZero();
            afterBackup.addAll(tell(claire, 4));
            archived();
            moment = Instant.now();
            recordedByThen = count("select count(*) from triage.symptom_assessments");
            afterMoment.addAll(tell(claire, 5));
            journey = Journey.of(new Visitor(platform.address())).answers();
            signed();
            archived();
            recorded = count("select count(*) from triage.symptom_assessments");

            assertThat(command("restore")).as("onto a running platform").isEqualTo(1);

            killedHalfWay();
            assertThat(wholeBackups()).isEqualTo(1);
            platform.killHard();
        }
        assertThat(command("restore")).as("onto data that is there").isEqualTo(1);
    }

    @Test
    @Order(2)
    void theLatestStateReturnsWithEveryCheck() throws Exception {
        burn();
        assertThat(command("restore")).as(this::said).isZero();
        try (var platform = PlatformProcess.start("all", data, settings).awaitReady()) {
            var claire = new Visitor(platform.address()).signIn("claire@lumiere.demo");
            assertThat(readable(claire, beforeBackup)).isEqualTo(3);
            assertThat(readable(claire, afterBackup)).isEqualTo(4);
            assertThat(readable(claire, afterMoment)).isEqualTo(5);
            assertThat(count("select count(*) from triage.symptom_assessments"))
                    .isEqualTo(recorded);
            assertThat(auditedOnce(beforeBackup, afterBackup, afterMoment)).isEqualTo(12);
            // All that a witness outside had seen signed before the fire is there and unchanged.
            assertThat(command("verify-audit", "--witness=" + witness)).as(this::said).isZero();
            assertThat(said()).contains("Good");
            assertThat(Journey.of(new Visitor(platform.address())).answers())
                    .as("and life goes on")
                    .isEqualTo(journey);
            assertThat(AuditProof.of(data, witness).verdict()).startsWith("Good");
            var leaf = tamper(afterBackup.getFirst());
            assertThat(command("verify-audit", "--witness=" + witness)).isEqualTo(1);
            assertThat(said()).contains("BAD: Leaf " + leaf + " is not what was signed.");
        }
    }

    /** Somebody with all rights in the database makes a change never to have happened. */
    private long tamper(String check) throws SQLException {
        try (var owner = Connections.of(data).as("owner");
                var sql = owner.createStatement()) {
            sql.execute(
                    "update platform.audit_log set action = 'triage.assessment.read' where"
                            + " entity_id = '%s' and action = 'triage.assessment.recorded'"
                                    .formatted(check));
        }
        return count(
                """
                select l.number
                  from platform.audit_leaves l join platform.audit_log a on a.id = l.record
                 where a.entity_id = '%s' and a.action = 'triage.assessment.read'
                 order by l.number
                """
                        .formatted(check));
    }

    /** What has happened is in the signed tree, and the witness knows. */
    private void signed() {
        Neighbour.waitUntil(
                "all is signed and witnessed",
                PATIENCE,
                () -> {
                    try {
                        return count(
                                                """
                                                select count(*)
                                                  from platform.audit_log a
                                                 where not exists (select from platform.audit_leaves l
                                                                    where l.record = a.id)
                                                """)
                                        == 0
                                && count(
                                                """
                                                select (select max(size)
                                                          from platform.audit_checkpoints) - size
                                                  from platform.audit_witnesses
                                                 where name like '%/witness%'
                                                 order by size desc
                                                """)
                                        == 0;
                    } catch (SQLException notYet) {
                        return false;
                    }
                });
    }

    @Test
    @Order(3)
    void aMomentInBetweenReturnsExactly() throws Exception {
        assertThat(command("restore", "--replace", "--to=" + moment)).as(this::said).isZero();
        try (var platform = PlatformProcess.start("all", data, Map.of()).awaitReady()) {
            var claire = new Visitor(platform.address()).signIn("claire@lumiere.demo");
            assertThat(readable(claire, beforeBackup)).isEqualTo(3);
            assertThat(readable(claire, afterBackup)).isEqualTo(4);
            assertThat(readable(claire, afterMoment)).isZero();
            assertThat(count("select count(*) from triage.symptom_assessments"))
                    .isEqualTo(recordedByThen);
            assertThat(auditedOnce(beforeBackup, afterBackup)).isEqualTo(7);
            // A step back in time is a step back, also when it is wanted: the witness remembers.
            assertThat(command("verify-audit", "--witness=" + witness)).isEqualTo(1);
            assertThat(said()).contains("BAD: Leaf ");
        }
    }

    @Test
    @Order(4)
    void whatCannotBeRestoredIsRefusedAndTheDataFolderStaysAsItIs() throws Exception {
        assertThat(command("restore", "--replace", "--to=2020-01-01T00:00:00Z")).isEqualTo(1);
        assertThat(said()).contains("no backup", "2020-01-01");
        assertThat(command("restore", "--replace", "--to=2090-01-01T00:00:00Z")).isEqualTo(1);
        assertThat(said()).contains("The archive ends before 2090-01-01");
        assertThat(command("restore", "--replace", "--to=yesterday")).isEqualTo(1);

        var sealed = onlyBackup().resolve("database.zip.sealed");
        var bytes = Files.readAllBytes(sealed);
        bytes[bytes.length / 2] ^= 1;
        Files.write(sealed, bytes);
        assertThat(command("restore", "--replace")).isEqualTo(1);
        assertThat(said()).contains("is damaged");

        assertThat(data.resolve("restore.unfinished")).doesNotExist();
        assertThat(data.resolve("postgres/data/PG_VERSION")).exists();
        assertThat(data.resolve("postgres/data/recovery.signal")).doesNotExist();
    }

    private static List<String> tell(Visitor visitor, int times) {
        return IntStream.range(0, times)
                .mapToObj(n -> {
                    var words = Map.of("text", "Mal de gorge depuis hier", "language", "fr");
                    var answer = visitor.post(CHECKS, words);
                    assertThat(answer.status()).isEqualTo(201);
                    return answer.json().path("id").asString();
                })
                .toList();
    }

    private static long readable(Visitor visitor, List<String> ids) {
        return ids.stream().filter(id -> visitor.get(CHECKS + "/" + id).status() == 200).count();
    }

    /** What a quiet minute brings about by itself: the log so far is in the archive. */
    private void archived() throws SQLException {
        String file;
        try (var owner = Connections.of(data).as("owner");
                var sql = owner.createStatement();
                var row = sql.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
            row.next();
            file = row.getString(1);
        }
        Neighbour.waitUntil(
                "the archive holds " + file,
                PATIENCE,
                () -> Files.exists(copies.resolve("wal").resolve(file + ".sealed")));
    }

    private void killedHalfWay() throws Exception {
        var process = process("backup");
        Neighbour.waitUntil("it has begun", PATIENCE, () -> unfinished() || !process.isAlive());
        process.destroyForcibly().waitFor();
    }

    private boolean unfinished() {
        try (var folders = Files.list(copies.resolve("database"))) {
            return folders.anyMatch(folder -> folder.toString().endsWith(".unfinished"));
        } catch (IOException e) {
            return false;
        }
    }

    private long wholeBackups() throws Exception {
        assertThat(command("backups")).isZero();
        return said().lines().filter(line -> line.contains("whole at")).count();
    }

    private Path onlyBackup() throws IOException {
        try (var folders = Files.list(copies.resolve("database"))) {
            return folders.filter(folder -> !folder.toString().endsWith(".unfinished"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void burn() throws IOException {
        // Its platform was killed: it notices, and stops.
        Neighbour.waitUntil(
                "the database server is gone",
                PATIENCE,
                () -> !Files.exists(data.resolve("postgres/data/postmaster.pid")));
        try (var all = Files.walk(data)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private long count(String query) throws SQLException {
        try (var owner = Connections.of(data).as("owner");
                var statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @SafeVarargs
    private long auditedOnce(List<String>... ids) throws SQLException {
        var all = new ArrayList<String>();
        for (var some : ids) {
            all.addAll(some);
        }
        return count(
                """
                select count(*)
                  from (select entity_id
                          from platform.audit_log
                         where action = 'triage.assessment.recorded'
                           and entity_id in ('%s')
                         group by entity_id
                        having count(*) = 1) once
                """
                        .formatted(String.join("','", all)));
    }

    private int command(String... words) throws Exception {
        var process = process(words);
        assertThat(process.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process process(String... words) throws IOException {
        var builder =
                new ProcessBuilder(PlatformProcess.command(words))
                        .redirectErrorStream(true)
                        .redirectOutput(output().toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "DEMO",
                                "true",
                                "DATA_DIR",
                                data.toString(),
                                "BACKUP_DIR",
                                copies.toString()));
        return builder.start();
    }

    private Path output() {
        return data.resolveSibling("command.log");
    }

    private String said() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            return "nothing";
        }
    }
}
