package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code deploy/processes/run}, as somebody at a terminal uses it. */
class SeparateProcessesTest {

    private static final Path SCRIPT = Path.of("../../deploy/processes/run");
    private static final String TARGET = "--target=";
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @Test
    void theScriptRunsEachTargetAndLeavesNothingBehind() throws Exception {
        var data = PlatformProcess.newDataFolder("processes");
        var port = Neighbour.freePort();
        var output = data.resolveSibling("terminal.log");
        var builder =
                new ProcessBuilder(SCRIPT.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("DATA_DIR", data.toString());
        builder.environment().put("DEMO_EMPLOYEES", "12");
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("OPS_PORT", Integer.toString(Neighbour.freePort()));
        builder.environment().put("PORTS_FROM", Integer.toString(Neighbour.freePorts(14)));
        var script = builder.start();
        List<ProcessHandle> processes;
        try {
            Neighbour.waitUntil(
                    "it says where it is",
                    PATIENCE,
                    () -> said(output).contains("Ctrl-C") || !script.isAlive());
            assertThat(said(output)).contains("http://localhost:" + port);
            processes = script.descendants().filter(SeparateProcessesTest::isOurs).toList();
            assertThat(processes)
                    .extracting(SeparateProcessesTest::target)
                    .containsExactlyInAnyOrderElementsOf(Topology.TARGETS);
            var visitor = new Visitor(URI.create("http://localhost:" + port));
            assertThat(Journey.of(visitor).answers())
                    .isEqualTo(Journey.of(Topology.ONE_PROCESS.running().visitor()).answers());
        } finally {
            // Ctrl-C takes the same way, but is not heard by what was started in the background.
            script.destroy();
            if (!script.waitFor(60, TimeUnit.SECONDS)) {
                script.descendants().forEach(ProcessHandle::destroyForcibly);
                script.destroyForcibly();
            }
        }
        assertThat(script.exitValue()).as(() -> said(output)).isZero();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(data.resolve("database/postgres/data/postmaster.pid")).doesNotExist();
        try (var left = Files.list(data.resolve("run"))) {
            assertThat(left).isEmpty();
        }
    }

    private static boolean isOurs(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/java");
    }

    private static String target(ProcessHandle process) {
        return Arrays.stream(process.info().arguments().orElseThrow())
                .filter(argument -> argument.startsWith(TARGET))
                .map(argument -> argument.substring(TARGET.length()))
                .findFirst()
                .orElse("none");
    }

    private static String said(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
