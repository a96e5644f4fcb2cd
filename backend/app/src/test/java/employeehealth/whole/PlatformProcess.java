package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One operating-system process of the built jar. */
final class PlatformProcess implements AutoCloseable {

    private static final Path JAR =
            Path.of(System.getProperty("platform.jar", "../../dist/app/employee-health.jar"))
                    .toAbsolutePath()
                    .normalize();
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final ProcessBuilder builder;
    private final Process process;
    private final Path log;
    final String targets;
    final int port;
    final int opsPort;

    private PlatformProcess(ProcessBuilder builder, Path log, String targets, int port, int opsPort)
            throws IOException {
        this.builder = builder;
        this.process = builder.start();
        this.log = log;
        this.targets = targets;
        this.port = port;
        this.opsPort = opsPort;
    }

    /** Starts the jar in demo mode on free ports; does not wait for it. */
    static PlatformProcess start(String targets, Path data, Map<String, String> settings) {
        return start(targets, data, settings, Neighbour.freePort(), Neighbour.freePort());
    }

    static PlatformProcess start(
            String targets, Path data, Map<String, String> settings, int port, int opsPort) {
        return start(command("--target=" + targets), targets, data, settings, port, opsPort);
    }

    /** One process of all targets, in which classes of a test take the place of the jar's. */
    static PlatformProcess startWith(Path classes, Path data, Map<String, String> settings) {
        return startAll(classes + ":" + JAR, data, settings);
    }

    /** One process of all targets, with classes of a test beside the jar's. */
    static PlatformProcess startBeside(Path classes, Path data, Map<String, String> settings) {
        return startAll(JAR + ":" + classes, data, settings);
    }

    private static PlatformProcess startAll(
            String classPath, Path data, Map<String, String> settings) {
        var command = command("--target=all");
        var jar = command.indexOf("-jar");
        command.set(jar, "-cp");
        command.set(jar + 1, classPath);
        command.add(jar + 2, "employeehealth.app.Platform");
        return start(command, "all", data, settings, Neighbour.freePort(), Neighbour.freePort());
    }

    private static PlatformProcess start(
            List<String> command,
            String targets,
            Path data,
            Map<String, String> settings,
            int port,
            int opsPort) {
        var log = data.resolveSibling(data.getFileName() + "-" + port + ".log");
        try {
            Files.createDirectories(log.getParent());
            var builder =
                    new ProcessBuilder(asRehearsed(command))
                            .directory(ROOT.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            var environment = builder.environment();
            environment
                    .keySet()
                    .removeIf(name -> name.startsWith("REMOTE_") || name.startsWith("TLS_"));
            environment.putAll(
                    Map.of(
                            "DEMO", "true",
                            "DEMO_EMPLOYEES", "12",
                            "DATA_DIR", data.toString(),
                            "PORT", Integer.toString(port),
                            "OPS_PORT", Integer.toString(opsPort)));
            environment.putAll(settings);
            environment.values().removeIf(String::isEmpty);
            return new PlatformProcess(builder, log, targets, port, opsPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar of one of our modules, beside the built jar. */
    static Path library(String module) {
        try (var jars = Files.list(JAR.resolveSibling("lib"))) {
            return jars.filter(
                            jar -> jar.getFileName().toString().matches(module + "-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command of the jar with these options, as an operator would type it. */
    static List<String> command(String... options) {
        assertThat(JAR).as("the built jar: run make jar first").exists();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions());
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(options));
        return command;
    }

    /** With the AOT cache, which is good for the jar by the very name that it was made under. */
    private static List<String> asRehearsed(List<String> command) {
        var jar = command.indexOf("-jar");
        var cache = JAR.resolveSibling("employee-health.aot");
        if (jar < 0 || !Files.exists(cache)) {
            return command;
        }
        var rehearsed = new ArrayList<>(command);
        rehearsed.set(jar + 1, ROOT.relativize(JAR).toString());
        rehearsed.add(jar, "-XX:AOTCache=" + cache);
        return rehearsed;
    }

    /** As it is run for real, but with the quick compiler: a test's process does not live long. */
    private static List<String> jvmOptions() {
        try {
            var options = new ArrayList<>(Files.readAllLines(Path.of("../../scripts/jvm.options")));
            options.add("-XX:TieredStopAtLevel=1");
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same once more: same ports, same settings, same data. */
    PlatformProcess startAgain() {
        try {
            return new PlatformProcess(builder, log, targets, port, opsPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As a supervisor does: what ends before it is ready, since a neighbour is not, comes again.
     */
    PlatformProcess startAgainUntilReady() {
        var deadline = Instant.now().plus(PATIENCE);
        var again = startAgain();
        while (!again.readyOrEnded() && Instant.now().isBefore(deadline)) {
            again = startAgain();
        }
        return again.awaitReady();
    }

    private boolean readyOrEnded() {
        try {
            awaitReady();
            return true;
        } catch (AssertionError e) {
            if (process.isAlive()) {
                throw e;
            }
            return false;
        }
    }

    PlatformProcess awaitReady() {
        var ready =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + opsPort + "/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        var deadline = Instant.now().plus(PATIENCE);
        try (var http = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(deadline)) {
                assertThat(process.isAlive()).as(() -> "the platform ended: " + output()).isTrue();
                if (answersOk(http, ready)) {
                    return this;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new AssertionError("not ready in " + PATIENCE + ": " + output());
    }

    private static boolean answersOk(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as the operating system would, without any warning. */
    void killHard() {
        process.destroyForcibly();
        awaitEnd();
    }

    int awaitEnd() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the process ends")
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    static Path newDataFolder(String name) {
        try {
            return Files.createTempDirectory("employee-health-" + name + "-").resolve("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
