package employeehealth.shared.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Redis (Debian's {@code redis-server}) that asks for a password and keeps what it was told
 * over a kill and a restart.
 */
public final class RedisServer implements AutoCloseable {

    private static final String PASSWORD = "only-for-tests";

    private final Neighbour process;

    private RedisServer(Neighbour process) {
        this.process = process;
    }

    /**
     * @param settings of Redis itself, such as {@code --maxmemory}, {@code 2mb}
     */
    public static RedisServer start(String... settings) {
        return start(Neighbour.folder("redis"), Neighbour.freePort(), settings);
    }

    /**
     * One that speaks TLS and nothing else, on 127.0.0.1 and 127.0.0.2, with what that authority
     * made for this name; it says in {@link #output} whom it could not agree with.
     */
    public static RedisServer startEncrypted(Certificates authority, String name) {
        var port = Neighbour.freePort();
        return start(
                Neighbour.folder("redis"),
                port,
                "--bind",
                "127.0.0.1",
                "127.0.0.2",
                "--port",
                "0",
                "--tls-port",
                Integer.toString(port),
                "--tls-cert-file",
                authority.certificate(name).toString(),
                "--tls-key-file",
                authority.key(name).toString(),
                "--tls-auth-clients",
                "no",
                "--loglevel",
                "verbose");
    }

    private static RedisServer start(Path folder, int port, String... settings) {
        var command =
                new ArrayList<>(
                        List.of(
                                "/usr/bin/redis-server",
                                "--bind",
                                "127.0.0.1",
                                "--port",
                                Integer.toString(port),
                                "--requirepass",
                                PASSWORD,
                                "--dir",
                                folder.toString(),
                                "--save",
                                "",
                                "--appendonly",
                                "yes"));
        command.addAll(List.of(settings));
        return new RedisServer(
                Neighbour.start(folder, port, command, Map.of(), Duration.ofSeconds(20)));
    }

    /** As the setting {@code REDIS_URL} has it, password included. */
    public URI url() {
        return URI.create("redis://:" + PASSWORD + "@127.0.0.1:" + process.port());
    }

    /** The same where TLS is spoken, by this name or address of this machine. */
    public URI encryptedUrl(String host) {
        return URI.create("rediss://:" + PASSWORD + "@" + host + ":" + process.port());
    }

    /** What it has said so far. */
    public String output() {
        try {
            return Files.readString(process.folder().resolve("output.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it keeps on disk: everything that it was told. */
    public Path data() {
        return process.folder();
    }

    public int port() {
        return process.port();
    }

    public String password() {
        return PASSWORD;
    }

    /** Ends it at once, as a crash does. */
    public void kill() {
        process.kill();
    }

    /** On the same port, with what it had written down. */
    public void restart() {
        process.restart();
    }

    /** It accepts connections but answers nothing, until {@link #thaw}. */
    public void freeze() {
        process.freeze();
    }

    public void thaw() {
        process.thaw();
    }

    @Override
    public void close() {
        process.close();
    }
}
