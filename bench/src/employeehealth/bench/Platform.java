package employeehealth.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The platform as {@code make run} starts it, on free ports of the loopback address. */
final class Platform implements AutoCloseable {

    private static final Duration PATIENCE =
            Duration.ofSeconds(Bench.Settings.knob("PATIENCE", 90));

    private final Process process;
    private final Path log;
    private final int port;
    private final int opsPort;
    private final long startedAt = System.nanoTime();
    private final Thread onInterrupt = new Thread(this::end);

    private Platform(Process process, Path log, int port, int opsPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.opsPort = opsPort;
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    static Platform start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    /**
     * @param more settings
     */
    static Platform start(Path folder, Map<String, String> more) throws IOException {
        var port = freePort();
        var opsPort = freePort();
        var log = folder.resolve("platform.log");
        var builder =
                new ProcessBuilder("scripts/run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(
                        Map.of(
                                "ENV_FILE", "", // nobody's own settings
                                "PORT", Integer.toString(port),
                                "OPS_PORT", Integer.toString(opsPort),
                                // A few accounts on one machine ask as often as they can.
                                "GATEWAY_LIMITS_ACCOUNTPERSECOND", "1000000",
                                "GATEWAY_LIMITS_ADDRESSPERSECOND", "1000000",
                                "GATEWAY_LIMITS_SIGNINPERSECOND", "1000000",
                                "DATA_DIR", data(folder).toString()));
        builder.environment().putAll(more);
        return new Platform(builder.start(), log, port, opsPort);
    }

    static Path data(Path folder) {
        return folder.resolve("data");
    }

    /**
     * @param ready from the command to the answer "ready"
     * @param page from the command to the first served page
     * @param cpu what the platform's processes had computed by then
     */
    record Start(Duration ready, Duration page, ProcessTree.Cpu cpu) {}

    Start awaitReady() throws IOException {
        await(opsPort, "/health/ready");
        var ready = Duration.ofNanos(System.nanoTime() - startedAt);
        await(port, Work.EMERGENCY_PAGE);
        return new Start(ready, Duration.ofNanos(System.nanoTime() - startedAt), tree().cpu());
    }

    private void await(int asked, String path) throws IOException {
        var deadline = startedAt + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IOException("The platform ended:\n" + Files.readString(log));
            }
            try (var wire = new Wire(asked)) {
                if (wire.ask(Wire.get(path)).status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Nobody listens there yet.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new IOException("Not ready in " + PATIENCE + ":\n" + Files.readString(log));
    }

    int port() {
        return port;
    }

    ProcessTree tree() {
        return new ProcessTree(process.pid());
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
