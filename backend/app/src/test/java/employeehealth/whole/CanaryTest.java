package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final String CONTROL = "claire@lumiere.demo";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void whatIsToldIsNowhereInTheClear() throws Exception {
        var data = PlatformProcess.newDataFolder("canary");
        var settings = copies(data);
        try (var platform = PlatformProcess.start("all", data, settings).awaitReady()) {
            tell(platform);
            for (var canary : CANARIES) {
                assertThat(new Search(data, canary).tables()).as("tables with " + canary).isEmpty();
            }
            assertThat(new Search(data, CONTROL).tables()).as("the search finds").isNotEmpty();
            assertThat(metrics(platform)).doesNotContain(CANARIES).contains("http_server");
            assertThat(platform.output()).doesNotContain(CANARIES).contains(CONTROL);
            assertThat(command(data, "backup")).isZero();
        }
        // The folder of the data, and beside it its copies and logs.
        var everything = Objects.requireNonNull(data.getParent());
        assertThat(new Search(data, CONTROL).files(everything)).as("the search finds").isNotEmpty();
        for (var canary : CANARIES) {
            assertThat(new Search(data, canary).files(everything)).as(canary).isEmpty();
        }
    }

    @Test
    void withSealingSwitchedOffTheSameSearchFindsThem() throws Exception {
        var data = PlatformProcess.newDataFolder("unsealed");
        var classes = Unsealed.classes(Files.createTempDirectory("employee-health-classes-"));
        try (var platform = PlatformProcess.startWith(classes, data, Map.of()).awaitReady()) {
            tell(platform);
            for (var canary : CANARIES) {
                assertThat(new Search(data, canary).tables())
                        .contains("triage.symptom_assessments");
            }
            for (var canary : CANARIES) {
                var files = new Search(data, canary).files(data.resolve("postgres/data"));
                assertThat(files).as("files of tables").anyMatch(file -> file.startsWith("base"));
                assertThat(files).as("the log").anyMatch(file -> file.startsWith("pg_wal"));
            }
        }
    }

    @Test
    void aDestroyedKeyReachesYesterdaysCopies() throws Exception {
        var data = PlatformProcess.newDataFolder("erased");
        var settings = copies(data);
        String told;
        Instant yesterday;
        try (var platform = PlatformProcess.start("all", data, settings).awaitReady()) {
            told = tell(platform);
            assertThat(command(data, "backup")).isZero();
            yesterday = Instant.now();
            erase(data, person(platform));
            var claire = new Visitor(platform.address()).signIn(CONTROL);
            Neighbour.waitUntil(
                    "her file is gone",
                    PATIENCE,
                    () -> claire.get(CHECKS + "/" + told).status() == 410);
            assertThat(command(data, "backup")).as("today's").isZero();
        }
        burn(data);
        assertThat(command(data, "restore", "--to=" + yesterday)).isZero();
        try (var platform = PlatformProcess.start("all", data, Map.of()).awaitReady()) {
            var claire = new Visitor(platform.address()).signIn(CONTROL);
            assertThat(claire.get(CHECKS + "/" + told).status()).isEqualTo(410);
            var karim = new Visitor(platform.address()).signIn("karim@lumiere.demo");
            assertThat(karim.post(CHECKS, words(CANARIES.getFirst())).status()).isEqualTo(201);
        }
    }

    /** Tells the words in every way there is, refused ones too; the id of what was recorded. */
    private static String tell(PlatformProcess platform) {
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
        }
        // Refusals must not quote either.
        claire.post(CHECKS, Map.of("text", words, "language", CANARIES.getFirst()));
        claire.post(CHECKS, Map.of("text", words, CANARIES.get(1), "x"));
        claire.post(path + "/answers", Map.of("answers", Map.of(CANARIES.getFirst(), true)));
        claire.with("Idempotency-Key", "k" + CANARIES.getFirst()).post(CHECKS, words(words));
        return id;
    }

    private static Map<String, String> words(String words) {
        return Map.of("text", words, "language", "fr");
    }

    private static String metrics(PlatformProcess platform) {
        return new Visitor(URI.create("http://127.0.0.1:" + platform.opsPort))
                .get("/metrics")
                .text();
    }

    private static String person(PlatformProcess platform) {
        return new Visitor(platform.address())
                .signIn(CONTROL)
                .get("/api/v1/auth/me")
                .json()
                .path("id")
                .asString();
    }

    /** What {@code Erasure.destroy} leaves in the key store; no page asks for it yet. */
    private static void erase(Path data, String person) throws IOException {
        var keys = data.resolve("keys");
        Files.writeString(
                keys.resolve("erased"),
                person + " " + Instant.now() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        try (var files = Files.walk(keys.resolve("people"))) {
            for (var file : files.filter(f -> f.endsWith(person)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Map<String, String> copies(Path data) {
        return Map.of("BACKUP_DIR", data.resolveSibling("copies").toString());
    }

    private static int command(Path data, String... words) throws Exception {
        var builder =
                new ProcessBuilder(PlatformProcess.command(words))
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolveSibling("command.log").toFile());
        builder.environment().putAll(Map.of("DEMO", "true", "DATA_DIR", data.toString()));
        builder.environment().putAll(copies(data));
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
