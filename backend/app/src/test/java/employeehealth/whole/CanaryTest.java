package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.RabbitServer;
import employeehealth.shared.neighbour.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Words that nobody else uses are told as symptoms, in every field that takes words; then
 * everything that the platform wrote anywhere is searched for them. With sealing switched off the
 * same search finds them. Once a person's key is destroyed, yesterday's copies yield nothing.
 */
class CanaryTest {

    private static final List<String> CANARIES = List.of("zyxwobbulite", "quorbflammation");
    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final String DESK = "/api/v1/triage/desk";
    private static final String CONTROL = "claire@lumiere.demo";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

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
                assertThat(overheard.messages(told.check, told.person))
                        .as("what goes through RabbitMQ")
                        .noneMatch(CanaryTest::holdsACanary);
                assertThat(command(data, settings, "backup")).isZero();
                exported(data, told.check);
            }
            assertThat(new Search(data, CONTROL).files(everything)).as("it finds").isNotEmpty();
            assertThat(new Search(data, told.check).files(rabbit.data()))
                    .as("on disk")
                    .isNotEmpty();
            assertThat(documents(data, s3.data())).as("objects").hasSize(1);
            for (var canary : CANARIES) {
                var search = new Search(data, canary);
                assertThat(search.files(everything)).as(canary).isEmpty();
                assertThat(search.files(rabbit.data())).as("RabbitMQ's disk").isEmpty();
                assertThat(search.files(s3.data())).as("the bucket").isEmpty();
            }
        }
    }

    private static boolean holdsACanary(String text) {
        return CANARIES.stream().anyMatch(text::contains);
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
        try (var s3 = S3Server.start()) {
            for (var settings : List.of(bucket(s3), Map.<String, String>of())) {
                try (var platform =
                        PlatformProcess.startWith(classes, data, settings).awaitReady()) {
                    tell(platform);
                    assertFound(data);
                }
                var store = settings.isEmpty() ? data.resolve("blobs") : s3.data();
                assertThat(new Search(data, CANARIES.getFirst()).files(store)).hasSize(1);
            }
        }
    }

    private static void assertFound(Path data) throws Exception {
        for (var canary : CANARIES) {
            assertThat(new Search(data, canary).tables()).contains("triage.symptom_assessments");
        }
        for (var canary : CANARIES) {
            var files = new Search(data, canary).files(data.resolve("postgres/data"));
            assertThat(files).as("files of tables").anyMatch(file -> file.startsWith("base"));
            assertThat(files).as("the log").anyMatch(file -> file.startsWith("pg_wal"));
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
            var claire = new Visitor(platform.address()).signIn(CONTROL);
            assertThat(claire.post(DESK + "/erasure", new byte[0]).status()).isEqualTo(200);
            assertErased(data, claire, told);
            assertThat(command(data, settings, "backup")).as("today's").isZero();
        }
        burn(data);
        assertThat(command(data, settings, "restore", "--to=" + yesterday)).isZero();
        assertThat(documents(data, data.resolve("blobs"))).as("yesterday's").hasSize(1);
        try (var platform = start(data, Map.of())) {
            var claire = new Visitor(platform.address()).signIn(CONTROL);
            assertErased(data, claire, told);
            var karim = new Visitor(platform.address()).signIn("karim@lumiere.demo");
            assertThat(karim.post(CHECKS, words(CANARIES.getFirst())).status()).isEqualTo(201);
        }
        for (var canary : CANARIES) {
            var everything = Objects.requireNonNull(data.getParent());
            assertThat(new Search(data, canary).files(everything)).as(canary).isEmpty();
        }
    }

    /** Every sealed value about her, tried through the platform, is gone; the rows are not. */
    private static void assertErased(Path data, Visitor claire, Told told) throws SQLException {
        var checks =
                Connections.of(data)
                        .column(
                                UUID.class,
                                "select id from triage.symptom_assessments where person_id ="
                                        + " cast(? as uuid)",
                                told.person);
        assertThat(checks).contains(UUID.fromString(told.check));
        for (var check : checks) {
            claire.get(CHECKS + "/" + check).problem(410, "platform/erased");
        }
        claire.get(CHECKS + "/" + told.check + "/replay").problem(410, "platform/erased");
        claire.get(CHECKS).problem(410, "platform/erased");
        claire.get(DESK + "/documents/" + told.document).problem(410, "platform/erased");
        claire.post(CHECKS, words("Mal de gorge")).problem(410, "platform/erased");
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
     */
    private record Told(String person, String check, String document) {}

    /** Tells the words in every way there is, refused ones too. */
    private static Told tell(PlatformProcess platform) {
        var claire = new Visitor(platform.address()).signIn(CONTROL);
        var words = "J'ai une " + CANARIES.get(0) + " et le nez qui coule " + CANARIES.get(1);
        var checked = claire.post(CHECKS, words(words));
        assertThat(checked.status()).isEqualTo(201);
        var id = checked.json().path("id").asString();
        var path = CHECKS + "/" + id;
        assertThat(claire.get(path).text()).contains(CANARIES);
        assertThat(claire.get(path + "/replay").status()).isEqualTo(200);
        var asked = checked.json().at("/nextQuestions/0/id").asString("");
        if (!asked.isEmpty()) {
            var answers = Map.of("answers", Map.of(asked, "unknown"));
            assertThat(claire.post(path + "/answers", answers).status()).isEqualTo(200);
            claire.post(path + "/answers", Map.of("answers", Map.of(asked, CANARIES.getFirst())));
        }
        // Refusals must not quote either.
        claire.post(CHECKS, Map.of("text", words, "language", CANARIES.getFirst()));
        claire.post(CHECKS, Map.of("text", words, CANARIES.get(1), "x"));
        claire.post(CHECKS, Map.of("text", words, "presentations", CANARIES));
        claire.post(CHECKS, Map.of("text", words, "subject", Map.of("sex", CANARIES.getFirst())));
        claire.post(path + "/answers", Map.of("answers", Map.of(CANARIES.getFirst(), true)));
        claire.with("Idempotency-Key", "k" + CANARIES.getFirst()).post(CHECKS, words(words));
        // Whoever opens her file in an emergency says why.
        var nurse = new Visitor(platform.address()).signIn("nurse@lumiere.demo").stepUp();
        assertThat(nurse.with("X-Access-Reason", String.join("%20", CANARIES)).get(path).status())
                .isEqualTo(200);
        var kept = claire.post(DESK + "/documents", words.getBytes(StandardCharsets.UTF_8));
        assertThat(kept.status()).isEqualTo(200);
        var document = kept.json().path("id").asString();
        assertThat(claire.get(DESK + "/documents/" + document).text()).contains(CANARIES);
        return new Told(claire.get("/api/v1/auth/me").json().path("id").asString(), id, document);
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
