package employeehealth.shared.neighbour;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's PostgreSQL as an operator runs it: it listens to nobody who does not speak TLS. */
public final class PostgresServer implements AutoCloseable {

    /** The role that owns everything. */
    public static final String OWNER = "owner";

    public static final String PASSWORD = "only-for-tests";

    private static final boolean ROOT = new UnixSystem().getUid() == 0;
    private static final String NOBODY = "65534";

    private final Neighbour process;

    private PostgresServer(Neighbour process) {
        this.process = process;
    }

    /** On 127.0.0.1 and 127.0.0.2, with what that authority made for this name. */
    public static PostgresServer start(Certificates authority, String name) {
        var folder = Neighbour.folder("postgres");
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            makeCluster(folder);
            given(folder, "pg_hba.conf", "hostssl all all 127.0.0.0/8 scram-sha-256\n");
            given(folder, "server.crt", Files.readString(authority.certificate(name)));
            given(folder, "server.key", Files.readString(authority.key(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var port = Neighbour.freePort();
        return new PostgresServer(
                Neighbour.start(
                        folder, port, server(folder, port), Map.of(), Duration.ofSeconds(30)));
    }

    private static void makeCluster(Path folder) throws IOException {
        var password = given(folder, "password", PASSWORD);
        var made =
                new ProcessBuilder(
                                program(
                                        "initdb",
                                        "-D",
                                        folder.resolve("data").toString(),
                                        "-U",
                                        OWNER,
                                        "-A",
                                        "scram-sha-256",
                                        "--no-sync",
                                        "--pwfile=" + password))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("initdb.log").toFile())
                        .start();
        try {
            if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
                throw new AssertionError(Files.readString(folder.resolve("initdb.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<String> server(Path folder, int port) {
        return program(
                "postgres",
                "-D",
                folder.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1,127.0.0.2",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "ssl=on",
                "-c",
                "ssl_cert_file=" + folder.resolve("server.crt"),
                "-c",
                "ssl_key_file=" + folder.resolve("server.key"),
                "-c",
                "hba_file=" + folder.resolve("pg_hba.conf"));
    }

    /** A file that the server, and nobody else, may read. */
    private static Path given(Path folder, String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        if (ROOT) {
            Files.setAttribute(file, "unix:uid", Integer.valueOf(NOBODY));
        }
        return file;
    }

    /** PostgreSQL's own programs refuse to run as root. */
    private static List<String> program(String name, String... arguments) {
        var command = new ArrayList<String>();
        if (ROOT) {
            command.addAll(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(bin().resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path bin() {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return process.port();
    }

    /** Its database, called by this name or address of this machine. */
    public String url(String host) {
        return "jdbc:postgresql://" + host + ":" + port() + "/postgres";
    }

    @Override
    public void close() {
        process.close();
    }
}
