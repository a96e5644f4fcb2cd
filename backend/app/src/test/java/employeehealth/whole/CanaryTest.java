package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.RabbitServer;
import employeehealth.shared.neighbour.RedisServer;
import employeehealth.shared.neighbour.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Words that nobody else uses are told in every field in which the symptom check and the health
 * profile take words ({@link CanaryFields} finds them), by the people who fill it, in right and in
 * refused requests. Then what the platform wrote is searched for them: the rows of every table, the
 * files of the database and its log, the blobs, what processes print, the security log, the
 * metrics, and what went through RabbitMQ and lies on its disk. With sealing switched off the same
 * search finds each of them where it was kept, and in the news. Once somebody has had themself
 * erased, nothing names them either, and a restored backup of the day before does not bring them
 * back.
 *
 * <p>A search finds letters, and not what is packed. A backup is restored, therefore, and what came
 * of it is searched; of the archive of somebody's data it is the name of a file in it that is
 * looked for. Of pictures of first pages, and copies marked for a professional, nothing is said
 * here.
 */
class CanaryTest {

    private static final List<String> CANARIES = CanaryWords.ROOTS;
    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final String CONTROL = "claire@lumiere.demo";

    /** Whom the page of a demo does not name, and who is called like nobody else. */
    private static final String ERASED = "e0008@lumiere.demo";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The name of a file in every archive of somebody's data, which a zip does not hide. */
    private static final String ARCHIVED = "fhir/bundle.json";

    /** Two that were filed, and the archive of them all; what was refused is not kept. */
    private static final int BLOBS = 3;

    /** News of what is told. */
    private static final List<String> NEWS =
            List.of(
                    "care.emergency-card-prepared",
                    "profile.contact-named",
                    "care.opinion-given",
                    "care.consent-changed",
                    "profile.data-request-moved",
                    "access.break-glass-used");

    @Test
    void whatIsToldIsNowhereInTheClear() throws Exception {
        var data = PlatformProcess.newDataFolder("canary");
        // The folder of the data, and beside it its copies and logs.
        var everything = Objects.requireNonNull(data.getParent());
        try (var rabbit = RabbitServer.start();
                var s3 = S3Server.start();
                var overheard = new Overheard(rabbit)) {
            var settings = copies(data);
            settings.putAll(bucket(s3));
            settings.put("RABBITMQ_URL", rabbit.url());
            settings.put("AUDIT_SEAL_EVERY", "1s");
            settings.put("SIEM_URL", data.resolveSibling("siem.log").toUri().toString());
            CanaryPerson told;
            try (var platform = start(data, settings)) {
                told = tell(platform, CONTROL);
                assertThat(told.words().fields()).containsAll(CanaryFields.all());
                assertThat(new Search(data, CANARIES).tables()).as("tables").isEmpty();
                assertThat(new Search(data, CONTROL).tables()).as("the search finds").isNotEmpty();
                assertThat(metrics(platform)).doesNotContain(CANARIES).contains("http_server");
                assertThat(platform.output()).doesNotContain(CANARIES).contains(CONTROL);
                assertThat(heard(overheard, told))
                        .as("what goes through RabbitMQ")
                        .noneMatch(CanaryWords::areIn);
                assertThat(command(data, settings, "backup")).isZero();
                exported(data, told.check());
            }
            assertThat(new Search(data, CONTROL).files(everything)).as("it finds").isNotEmpty();
            assertThat(new Search(data, told.check()).files(rabbit.data()))
                    .as("on disk")
                    .isNotEmpty();
            assertThat(documents(data, s3.data())).as("objects").hasSize(BLOBS);
            var search = new Search(data, CANARIES);
            assertThat(search.files(everything)).isEmpty();
            assertThat(search.files(rabbit.data())).as("RabbitMQ's disk").isEmpty();
            assertThat(search.files(s3.data())).as("the bucket").isEmpty();
            assertThat(new Search(data, ARCHIVED).files(s3.data())).as("the archive").isEmpty();
        }
    }

    private static List<String> heard(Overheard overheard, CanaryPerson told) {
        var about = new ArrayList<>(NEWS);
        about.addAll(List.of(told.check(), told.id()));
        return overheard.messages(about.toArray(String[]::new));
    }

    private static void exported(Path data, String check) {
        Neighbour.waitUntil(
                "the SIEM has it",
                PATIENCE,
                () ->
                        new Search(data, check)
                                .files(Objects.requireNonNull(data.getParent())).stream()
                                        .anyMatch(file -> file.endsWith("siem.log")));
    }

    @Test
    void withSealingSwitchedOffTheSameSearchFindsThem() throws Exception {
        var data = PlatformProcess.newDataFolder("unsealed");
        var classes = Unsealed.classes(Files.createTempDirectory("employee-health-classes-"));
        try (var rabbit = RabbitServer.start();
                var s3 = S3Server.start();
                var overheard = new Overheard(rabbit)) {
            var outside = new HashMap<>(bucket(s3));
            outside.put("RABBITMQ_URL", rabbit.url());
            try (var platform = PlatformProcess.startWith(classes, data, outside).awaitReady()) {
                var told = tell(platform, CONTROL);
                assertFound(data, told.words(), s3.data());
                assertThat(heard(overheard, told)).anyMatch(CanaryWords::areIn);
                assertThat(new Search(data, ARCHIVED).files(s3.data())).hasSize(1);
            }
        }
        try (var platform = PlatformProcess.startWith(classes, data, Map.of()).awaitReady()) {
            var told = new CanaryWords();
            var claire = new Visitor(platform.address()).signIn(CONTROL);
            new CanaryDocuments(claire, told).tell();
            assertFound(data, told, data.resolve("blobs"));
        }
    }

    private static void assertFound(Path data, CanaryWords words, Path store) throws Exception {
        assertEachIsKept(data, words, store);
        for (var canary : CANARIES) {
            assertThat(new Search(data, canary).tables()).contains("triage.symptom_assessments");
        }
        for (var canary : CANARIES) {
            var files = new Search(data, canary).files(data.resolve("postgres/data"));
            assertThat(files).as("files of tables").anyMatch(file -> file.startsWith("base"));
            assertThat(files).as("the log").anyMatch(file -> file.startsWith("pg_wal"));
        }
    }

    /** Every single one, wherever it belongs: else it would prove nothing that it is not found. */
    private static void assertEachIsKept(Path data, CanaryWords words, Path store)
            throws Exception {
        for (var table : words.tables()) {
            var rows = CanaryRows.of(data, table);
            assertThat(words.keptIn(table))
                    .as(table)
                    .isNotEmpty()
                    .allMatch(told -> rows.contains(told.word()));
        }
        for (var told : words.keptIn(CanaryWords.STORE)) {
            var files = new Search(data, told.word()).files(store);
            assertThat(files).as(told.field()).hasSize(1);
        }
    }

    @Test
    void whoeverIsErasedIsNowhereAndNoBackupBringsThemBack() throws Exception {
        var data = PlatformProcess.newDataFolder("erased");
        try (var rabbit = RabbitServer.start();
                var redis = RedisServer.start();
                var overheard = new Overheard(rabbit)) {
            var beside = List.of(rabbit.data(), redis.data());
            var settings = new HashMap<String, String>();
            settings.put("RABBITMQ_URL", rabbit.url());
            settings.put("REDIS_URL", redis.url().toString());
            var first = copies(data);
            first.putAll(settings);
            first.put("AUDIT_SEAL_EVERY", "1s");
            first.put("SIEM_URL", data.resolveSibling("siem.log").toUri().toString());
            CanaryPerson told;
            Instant yesterday;
            try (var platform = start(data, first)) {
                told = tell(platform, ERASED);
                told.visitor().get("/api/v1/triage/questions"); // for the cache
                assertThat(new Search(data, told.email()).tables()).isNotEmpty();
                assertThat(new Search(data, told.name()).tables()).isNotEmpty();
                assertThat(command(data, first, "backup")).isZero();
                yesterday = Instant.now();
                erased(data, platform, told);
                assertNowhere(data, platform, told, beside);
                assertThat(overheard.messages("profile.person-erased", told.id()))
                        .as("what went through RabbitMQ")
                        .noneMatch(message -> told.traces().stream().anyMatch(message::contains));
                exported(data, told.check());
                assertThat(command(data, first, "backup")).as("today's").isZero();
            }
            burn(data);
            assertThat(command(data, first, "restore", "--to=" + yesterday)).isZero();
            assertThat(documents(data, data.resolve("blobs"))).as("yesterday's").hasSize(BLOBS);
            try (var platform = start(data, settings)) {
                assertUnreadable(data, platform, told);
                // It comes by itself every few minutes: whoever restores yesterday's finds it due.
                OwnErasure.hurry(data, "profile.erase-again");
                Neighbour.waitUntil("they are erased again", PATIENCE, () -> isErased(data, told));
                assertNowhere(data, platform, told, beside);
                var karim = new Visitor(platform.address()).signIn("karim@lumiere.demo");
                assertThat(karim.post(CHECKS, words(CANARIES.getFirst())).status()).isEqualTo(201);
            }
            var everything = Objects.requireNonNull(data.getParent());
            assertThat(new Search(data, CANARIES).files(everything)).isEmpty();
        }
    }

    /** As the pages do it, but for the days in which one may think again. */
    private static void erased(Path data, PlatformProcess platform, CanaryPerson told)
            throws SQLException {
        var anyone = new Visitor(platform.address());
        var link = new CanaryDocuments(told.visitor(), told.words()).link(told.filed());
        var receipt = OwnErasure.confirmed(told.visitor().stepUp());
        OwnErasure.hurry(data, "profile.erase");
        var certificate = OwnErasure.certificate(anyone, receipt);
        OwnErasure.isSwept(data, told);
        OwnErasure.isWhole(certificate, left(data, told));
        anyone.get(link).problem(410, "platform/link-ended");
    }

    private static Map<String, List<JsonNode>> left(Path data, CanaryPerson told)
            throws SQLException {
        try (var owner = Connections.of(data).as("owner")) {
            return PersonRows.of(owner, told);
        }
    }

    /**
     * No table, as a dump has it, and nothing that is written anywhere. Name and address stood in
     * clear in rows: the database's own files have what is left of those until it needs the room,
     * and are searched for the words alone.
     */
    private static void assertNowhere(
            Path data, PlatformProcess platform, CanaryPerson told, List<Path> beside)
            throws Exception {
        Neighbour.waitUntil(
                "their documents are gone",
                PATIENCE,
                () -> documents(data, data.resolve("blobs")).isEmpty());
        new Visitor(platform.address())
                .logIn(told.email(), Visitor.PASSWORD)
                .problem(401, "auth/wrong-credentials");
        var search = new Search(data, told.traces());
        OwnErasure.isInNoTable(data, told);
        assertThat(platform.output()).doesNotContain(told.traces()).contains(CONTROL);
        assertThat(metrics(platform)).doesNotContain(told.traces());
        var everything = Objects.requireNonNull(data.getParent());
        var database = everything.relativize(data.resolve("postgres/data"));
        assertThat(search.files(everything)).allMatch(file -> file.startsWith(database));
        assertThat(new Search(data, CANARIES).files(data)).as("the database's files").isEmpty();
        for (var folder : beside) {
            assertThat(new Search(data, "").files(folder)).as("there is something").isNotEmpty();
            assertThat(search.files(folder)).as(folder.toString()).isEmpty();
        }
    }

    /**
     * Every row and document of yesterday is there again, and whatever is sealed in them stays
     * closed.
     */
    private static void assertUnreadable(Path data, PlatformProcess platform, CanaryPerson told)
            throws SQLException {
        var checks = ids(data, "triage.symptom_assessments", told);
        assertThat(checks).contains(UUID.fromString(told.check()));
        for (var table : told.words().tables()) {
            if (table.startsWith("profile.")) {
                assertThat(ids(data, table, told)).as("rows of " + table).isNotEmpty();
            }
        }
        new CanaryErased(new Visitor(platform.address()), told).nothingIsRead(checks);
    }

    private static boolean isErased(Path data, CanaryPerson told) {
        try {
            return Connections.of(data)
                    .column(
                            String.class,
                            "select state from profile.erasures where person_id = cast(? as uuid)",
                            told.id())
                    .contains("done");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of her rows. */
    private static List<UUID> ids(Path data, String table, CanaryPerson told) throws SQLException {
        return Connections.of(data)
                .column(
                        UUID.class,
                        "select * from " + table + " where person_id = cast(? as uuid)",
                        told.id());
    }

    /** Whatever is in them. */
    private static List<Path> documents(Path data, Path store) {
        return new Search(data, "").files(store.resolve("documents"));
    }

    private static PlatformProcess start(Path data, Map<String, String> settings) {
        return PlatformProcess.start("all", data, settings).awaitReady();
    }

    private static Map<String, String> bucket(S3Server s3) {
        return Map.of(
                "BLOBS", "s3",
                "S3_ENDPOINT", s3.url().toString(),
                "S3_BUCKET", s3.bucket(),
                "S3_ACCESS_KEY", s3.accessKey(),
                "S3_SECRET_KEY_FILE", s3.secretKeyFile().toString(),
                "S3_ENCRYPTION", "none");
    }

    /** Tells the words in every way there is, and takes an archive of them along. */
    private static CanaryPerson tell(PlatformProcess platform, String email) {
        var told = CanaryPerson.tells(new Visitor(platform.address()), email);
        new CanaryFile(told.visitor(), told.words()).takeAlong();
        return told;
    }

    private static Map<String, String> words(String words) {
        return Map.of("text", words, "language", "fr");
    }

    private static String metrics(PlatformProcess platform) {
        return new Visitor(URI.create("http://127.0.0.1:" + platform.opsPort))
                .get("/metrics")
                .text();
    }

    private static Map<String, String> copies(Path data) {
        return new HashMap<>(Map.of("BACKUP_DIR", data.resolveSibling("copies").toString()));
    }

    private static int command(Path data, Map<String, String> settings, String... words)
            throws Exception {
        var builder =
                new ProcessBuilder(PlatformProcess.command(words))
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolveSibling("command.log").toFile());
        builder.environment().putAll(Map.of("DEMO", "true", "DATA_DIR", data.toString()));
        builder.environment().putAll(settings);
        var process = builder.start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static void burn(Path data) throws IOException {
        try (var all = Files.walk(data)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
