package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Words that nobody else uses are told as symptoms, in every field that takes words; then
 * everything that the platform wrote anywhere is searched for them. A control proves that the
 * search can find.
 */
class CanaryTest {

    private static final List<String> CANARIES = List.of("zyxwobbulite", "quorbflammation");
    private static final String CONTROL = "claire@lumiere.demo";

    @Test
    void whatIsToldIsNowhereInTheClear() {
        var data = PlatformProcess.newDataFolder("canary");
        try (var running = Topology.ONE_PROCESS.start(data)) {
            var claire = running.visitor().signIn(CONTROL);
            var words = "J'ai une " + CANARIES.get(0) + " et le nez qui coule " + CANARIES.get(1);
            var checked =
                    claire.post(
                            "/api/v1/triage/assessments", Map.of("text", words, "language", "fr"));
            assertThat(checked.status()).isEqualTo(201);
            var path = "/api/v1/triage/assessments/" + checked.json().path("id").asString();
            assertThat(claire.get(path).text()).contains(CANARIES);
            // Refusals must not quote either.
            claire.post(
                    "/api/v1/triage/assessments",
                    Map.of("text", words, "language", CANARIES.getFirst()));
            claire.post("/api/v1/triage/assessments", Map.of("text", words, CANARIES.get(1), "x"));
            claire.post(path + "/answers", Map.of("answers", Map.of(CANARIES.getFirst(), true)));

            var operations =
                    new Visitor(
                            URI.create(
                                    "http://127.0.0.1:" + running.processes().getFirst().opsPort));
            assertThat(operations.get("/metrics").text()).doesNotContain(CANARIES);
            assertThat(running.processes().getFirst().output()).doesNotContain(CANARIES);
        }
        assertThat(filesWith(data, CONTROL)).as("the search finds what is there").isNotEmpty();
        CANARIES.forEach(canary -> assertThat(filesWith(data, canary)).as(canary).isEmpty());
    }

    private static List<Path> filesWith(Path folder, String word) {
        var bytes = word.getBytes(StandardCharsets.UTF_8);
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/bin-"))
                    .filter(file -> contains(file, bytes))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, byte[] word) {
        try {
            var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return content.contains(new String(word, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
