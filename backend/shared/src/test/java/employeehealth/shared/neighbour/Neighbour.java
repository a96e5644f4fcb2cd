package employeehealth.shared.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * An outside system that runs for a test as a process of its own: it can be killed, frozen and
 * started again on the same port with the same data. It ends with the test, and with the test's JVM
 * at the latest.
 */
public final class Neighbour implements AutoCloseable {

    private static final int FIRST_PORT = 10_000;
    private static final int PORTS = 22_000;

    /** Each JVM begins elsewhere: two that test at the same time seldom meet. */
    private static final AtomicInteger TAKEN = new AtomicInteger(new SecureRandom().nextInt(PORTS));

    private final Path folder;
    private final int port;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Duration patience;
    private Process process;

    private Neighbour(
            Path folder,
            int port,
            List<String> command,
            Map<String, String> environment,
            Duration patience) {
        this.folder = folder;
        this.port = port;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.patience = patience;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /**
     * Starts it, and returns once it accepts connections.
     *
     * @param folder where it runs and where {@code output.log} takes what it prints
     * @param patience how long it may take to accept connections
     */
    public static Neighbour start(
            Path folder,
            int port,
            List<String> command,
            Map<String, String> environment,
            Duration patience) {
        return new Neighbour(folder, port, command, environment, patience);
    }

    /**
     * A port that nobody listens on right now, below those that systems hand to outgoing
     * connections (Linux: 32768 and up): such a connection would take the port of a neighbour that
     * is down.
     */
    public static int freePort() {
        return freePorts(1);
    }

    /** The first of so many free ports in a row. */
    public static int freePorts(int count) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int first = nextPort(count);
            if (IntStream.range(first, first + count).allMatch(Neighbour::isFree)) {
                return first;
            }
        }
        throw new IllegalStateException("No free ports: " + count);
    }

    private static int nextPort(int count) {
        return FIRST_PORT + Math.floorMod(TAKEN.getAndAdd(count), PORTS - count);
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public static Path folder(String name) {
        try {
            return Files.createTempDirectory("employee-health-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public Path folder() {
        return folder;
    }

    /** Ends it at once, as a crash does. */
    public void kill() {
        process.destroyForcibly();
        waitUntil("it has ended", Duration.ofSeconds(10), () -> !process.isAlive());
    }

    /** Starts it again, on the same port with the same data. */
    public void restart() {
        if (process.isAlive()) {
            kill();
        }
        process = launch();
    }

    /** It still accepts connections but answers nothing, until {@link #thaw}. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            signal("CONT");
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                kill();
            }
        }
    }

    /** Polls until the condition holds; fails the test if it does not within that time. */
    public static void waitUntil(String what, Duration atMost, BooleanSupplier condition) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private Process launch() {
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("output.log").toFile()));
        builder.environment().putAll(environment);
        try {
            var started = builder.start();
            waitUntil(
                    command.getFirst() + " accepts connections",
                    patience,
                    () -> {
                        if (!started.isAlive()) {
                            throw new AssertionError(command.getFirst() + " ended: " + said());
                        }
                        return accepts();
                    });
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (IOException e) {
            return "nothing";
        }
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
