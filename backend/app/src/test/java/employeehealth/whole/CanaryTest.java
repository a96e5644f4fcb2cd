package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.RabbitServer;
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

/**
 * Words that nobody else uses are told in every field in which the symptom check and the health
 * profile take words ({@link CanaryFields} finds them), by the people who fill it, in right and in
 * refused requests. Then what the platform wrote is searched for them: the rows of every table, the
 * files of the database and its log, the blobs, what processes print, the security log, the
 * metrics, and what went through RabbitMQ and lies on its disk. With sealing switched off the same
 * search finds each of them where it was kept, and in the news. Once a person's key is destroyed,
 * yesterday's backup brings their rows and documents back, and nobody reads them.
 *
 * <p>A search finds letters, and not what is packed. A backup is restored, therefore, and what came
 * of it is searched; of the archive of somebody's data it is the name of a file in it that is
 * looked for. Of pictures of first pages, and copies marked for a professional, nothing is said
 * here.
 */
class CanaryTest {

    private static final List<String> CANARIES = CanaryWords.ROOTS;
    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final String DESK = "/api/v1/triage/desk";
    private static final String CONTROL = "claire@lumiere.demo";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The name of a file in every archive of somebody's data, which a zip does not hide. */
    private static final String ARCHIVED = "fhir/bundle.json";

    /** Two that were filed, one that was refused, one of the desk, and the archive of them all. */
    private static final int BLOBS = 5;

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
            Told told;
            try (var platform = start(data, settings)) {
                told = tell(platform);
                for (var canary : CANARIES) {
                    assertThat(new Search(data, canary).tables())
                            .as("tables with " + canary)
                            .isEmpty();
                }
                assertThat(new Search(data, CONTROL).tables()).as("the search finds").isNotEmpty();
                assertThat(metrics(platform)).doesNotContain(CANARIES).contains("http_server");
                assertThat(platform.output()).doesNotContain(CANARIES).contains(CONTROL);
                assertThat(heard(overheard, told))
                        .as("what goes through RabbitMQ")
                        .noneMatch(CanaryWords::areIn);
                assertThat(command(data, settings, "backup")).isZero();
                exported(data, told.check);
            }
            assertThat(new Search(data, CONTROL).files(everything)).as("it finds").isNotEmpty();
            assertThat(new Search(data, told.check).files(rabbit.data()))
                    .as("on disk")
                    .isNotEmpty();
            assertThat(documents(data, s3.data())).as("objects").hasSize(BLOBS);
            for (var canary : CANARIES) {
                var search = new Search(data, canary);
                assertThat(search.files(everything)).as(canary).isEmpty();
                assertThat(search.files(rabbit.data())).as("RabbitMQ's disk").isEmpty();
                assertThat(search.files(s3.data())).as("the bucket").isEmpty();
            }
            assertThat(new Search(data, ARCHIVED).files(s3.data())).as("the archive").isEmpty();
        }
    }

    private static List<String> heard(Overheard overheard, Told told) {
        var about = new ArrayList<>(NEWS);
        about.addAll(List.of(told.check, told.person));
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
        var classes = Beside.desk(Files.createTempDirectory("employee-health-classes-"));
        Unsealed.classes(classes);
        try (var rabbit = RabbitServer.start();
                var s3 = S3Server.start();
                var overheard = new Overheard(rabbit)) {
            var outside = new HashMap<>(bucket(s3));
            outside.put("RABBITMQ_URL", rabbit.url());
            try (var platform = PlatformProcess.startWith(classes, data, outside).awaitReady()) {
                var told = tell(platform);
                assertFound(data, told.words, s3.data());
                assertThat(heard(overheard, told)).anyMatch(CanaryWords::areIn);
                assertThat(new Search(data, ARCHIVED).files(s3.data())).hasSize(1);
            }
        }
        try (var platform = PlatformProcess.startWith(classes, data, Map.of()).awaitReady()) {
            var told = new CanaryWords();
            new CanaryDocuments(claire(platform), told).tell();
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
    void aDestroyedKeyReachesYesterdaysCopies() throws Exception {
        var data = PlatformProcess.newDataFolder("erased");
        var settings = copies(data);
        Told told;
        Instant yesterday;
        try (var platform = start(data, settings)) {
            told = tell(platform);
            assertThat(command(data, settings, "backup")).isZero();
            yesterday = Instant.now();
            var claire = claire(platform);
            var link = new CanaryDocuments(claire, told.words).link(told.filed);
            assertThat(claire.post(DESK + "/erasure", new byte[0]).status()).isEqualTo(200);
            claire.get(link).problem(410, "platform/erased");
            assertErased(data, platform, told);
            assertThat(command(data, settings, "backup")).as("today's").isZero();
        }
        burn(data);
        assertThat(command(data, settings, "restore", "--to=" + yesterday)).isZero();
        assertThat(documents(data, data.resolve("blobs"))).as("yesterday's").hasSize(BLOBS);
        try (var platform = start(data, Map.of())) {
            assertErased(data, platform, told);
            var karim = new Visitor(platform.address()).signIn("karim@lumiere.demo");
            assertThat(karim.post(CHECKS, words(CANARIES.getFirst())).status()).isEqualTo(201);
        }
        for (var canary : CANARIES) {
            var everything = Objects.requireNonNull(data.getParent());
            assertThat(new Search(data, canary).files(everything)).as(canary).isEmpty();
        }
    }

    /** Every sealed value about her, tried through the platform, is gone; the rows are not. */
    private static void assertErased(Path data, PlatformProcess platform, Told told)
            throws SQLException {
        var claire = claire(platform);
        var checks = ids(data, "triage.symptom_assessments", told);
        assertThat(checks).contains(UUID.fromString(told.check));
        for (var check : checks) {
            claire.get(CHECKS + "/" + check).problem(410, "platform/erased");
        }
        claire.get(CHECKS + "/" + told.check + "/replay").problem(410, "platform/erased");
        claire.get(CHECKS).problem(410, "platform/erased");
        claire.get(DESK + "/documents/" + told.document).problem(410, "platform/erased");
        claire.post(CHECKS, words("Mal de gorge")).problem(410, "platform/erased");
        for (var table : told.words.tables()) {
            if (table.startsWith("profile.")) {
                assertThat(ids(data, table, told)).as("rows of " + table).isNotEmpty();
            }
        }
        new CanaryErased(platform, told.filed).nothingIsRead();
    }

    /** The first column of her rows. */
    private static List<UUID> ids(Path data, String table, Told told) throws SQLException {
        return Connections.of(data)
                .column(
                        UUID.class,
                        "select * from " + table + " where person_id = cast(? as uuid)",
                        told.person);
    }

    /** Whatever is in them. */
    private static List<Path> documents(Path data, Path store) {
        return new Search(data, "").files(store.resolve("documents"));
    }

    private static PlatformProcess start(Path data, Map<String, String> settings) {
        var desk = data.resolveSibling("desk");
        if (!Files.exists(desk)) {
            Beside.desk(desk);
        }
        return PlatformProcess.startBeside(desk, data, settings).awaitReady();
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

    /**
     * @param person who told it
     * @param document of the desk
     * @param filed a document of the health profile
     */
    private record Told(
            CanaryWords words, String person, String check, String document, String filed) {}

    /** Tells the words in every way there is, refused ones too. */
    private static Told tell(PlatformProcess platform) {
        var words = new CanaryWords();
        var claire = claire(platform);
        var nurse = colleague(platform, "nurse").stepUp();
        var checks = new CanaryChecks(claire, nurse, words);
        var check = checks.tell();
        var file = new CanaryFile(claire, words);
        file.tell();
        var filed = new CanaryDocuments(claire, words).tell();
        var care = new CanaryCare(name -> colleague(platform, name), claire, words);
        care.isTakenCareOf();
        file.object();
        care.asksForTheirData();
        care.opposes(nurse);
        var document = checks.document();
        file.takeAlong();
        assertThat(words.fields()).containsAll(CanaryFields.all());
        var person = claire.get("/api/v1/auth/me").json().path("id").asString();
        return new Told(words, person, check, document, filed);
    }

    private static Visitor claire(PlatformProcess platform) {
        return new Visitor(platform.address()).signIn(CONTROL);
    }

    private static Visitor colleague(PlatformProcess platform, String name) {
        return new Visitor(platform.address()).signIn(name + "@lumiere.demo");
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
