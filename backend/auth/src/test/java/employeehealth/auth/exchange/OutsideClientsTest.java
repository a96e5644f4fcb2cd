package employeehealth.auth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Programs that we did not write complete their flows: npm openid-client and oauth4webapi. */
class OutsideClientsTest {

    private static final Path SCRIPTS = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/outside-clients");

    @Test
    void othersClientsCompleteTheirFlows() throws Exception {
        install();
        try (var service = AuthAlone.start()) {
            // They look at their own clocks.
            var clock = service.bean(MovableClock.class);
            clock.move(Duration.between(clock.instant(), Instant.now()));
            var program = Program.ordinary(service, "e0051@lumiere.demo");
            var port = service.context().getEnvironment().getProperty("local.server.port");
            var said =
                    run(
                            Map.of(
                                    "BASE",
                                    "http://localhost:" + port,
                                    "ISSUER",
                                    Program.ISSUER,
                                    "CLIENT_ID",
                                    program.clientId,
                                    "CLIENT_SECRET",
                                    Objects.requireNonNull(program.secret),
                                    "MACHINE_ID",
                                    "demo-integration",
                                    "MACHINE_SECRET",
                                    "demo-secret-2026",
                                    "EMAIL",
                                    "e0052@lumiere.demo",
                                    "PASSWORD",
                                    AuthAlone.PASSWORD),
                            "node",
                            "outside-clients.mjs");
            assertThat(said.lines().filter(line -> line.startsWith("completed: "))).hasSize(6);
        }
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (var name : List.of("package.json", "package-lock.json", "outside-clients.mjs")) {
            Files.copy(
                    SCRIPTS.resolve(name),
                    FOLDER.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(FOLDER.resolve("node_modules/openid-client"))) {
            run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    }

    private static String run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile(FOLDER, "said", ".txt");
        var builder =
                new ProcessBuilder(command)
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
