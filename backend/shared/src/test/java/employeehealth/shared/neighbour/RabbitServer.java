package employeehealth.shared.neighbour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Debian's RabbitMQ, one node on loopback ports of its own, with the account guest/guest. */
public final class RabbitServer implements AutoCloseable {

    private static final String BIN = "/usr/lib/rabbitmq/bin/";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Neighbour node;
    private final Map<String, String> environment;

    private RabbitServer(Neighbour node, Map<String, String> environment) {
        this.node = node;
        this.environment = environment;
        Runtime.getRuntime().addShutdownHook(new Thread(this::endPortMapper));
    }

    public static RabbitServer start() {
        return start("");
    }

    /**
     * @param configuration further lines of {@code rabbitmq.conf}; {@code {port}} is the port
     */
    public static RabbitServer start(String configuration) {
        var folder = Neighbour.folder("rabbitmq");
        var port = Neighbour.freePort();
        var environment = environment(folder, port);
        try {
            Files.writeString(folder.resolve("plugins"), "[].\n");
            Files.writeString(
                    folder.resolve("rabbitmq.conf"),
                    (configuration.isEmpty()
                                    ? "listeners.tcp.1 = 127.0.0.1:{port}\n"
                                    : configuration)
                            .replace("{port}", Integer.toString(port)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        var node =
                Neighbour.start(
                        folder, port, List.of(BIN + "rabbitmq-server"), environment, PATIENCE);
        return new RabbitServer(node, environment);
    }

    private static Map<String, String> environment(Path folder, int port) {
        var all = new HashMap<String, String>();
        all.put("HOME", folder.toString());
        // The shell gives way to the node, so that a signal to the process is one to the node.
        all.put("RUNNING_UNDER_SYSTEMD", "true");
        all.put("RABBITMQ_NODENAME", "test" + port + "@localhost");
        all.put("RABBITMQ_NODE_PORT", Integer.toString(port));
        all.put("RABBITMQ_DIST_PORT", Integer.toString(Neighbour.freePort()));
        all.put("ERL_EPMD_PORT", Integer.toString(Neighbour.freePort()));
        all.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        all.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
        all.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
        all.put("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString());
        all.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString());
        // Several of these share a small machine with everything else.
        all.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+S 1:1 +sbwt none");
        return Map.copyOf(all);
    }

    public int port() {
        return node.port();
    }

    /** Where clients find it, with name and password. */
    public String url() {
        return "amqp://guest:guest@127.0.0.1:" + node.port();
    }

    public void kill() {
        node.kill();
    }

    public void restart() {
        node.restart();
    }

    public void freeze() {
        node.freeze();
    }

    public void thaw() {
        node.thaw();
    }

    /**
     * RabbitMQ 3.10 writes down half a second later which quorum queues there are; one that is not
     * written down is not found again after a kill.
     */
    public void awaitWrittenDown(String queue) {
        Neighbour.waitUntil(
                queue + " is written down",
                Duration.ofSeconds(60),
                () -> {
                    try (var files = Files.walk(data())) {
                        return files.filter(file -> file.endsWith("names.dets"))
                                .anyMatch(file -> holds(file, queue));
                    } catch (IOException | java.io.UncheckedIOException changing) {
                        return false;
                    }
                });
    }

    private static boolean holds(Path file, String text) {
        try {
            // The queue of dead letters has the same name and a bit more.
            return Pattern.compile(Pattern.quote(text) + "(?!\\.dead)")
                    .matcher(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            return false;
        }
    }

    /** Everything that it keeps on disk, messages included. */
    public Path data() {
        return node.folder().resolve("data");
    }

    @Override
    public void close() {
        node.close();
        endPortMapper();
    }

    /** Erlang starts it beside the node, and leaves it behind. */
    private void endPortMapper() {
        var end = new ProcessBuilder("epmd", "-kill").redirectErrorStream(true);
        end.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        end.environment().putAll(environment);
        try {
            end.start().waitFor();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
