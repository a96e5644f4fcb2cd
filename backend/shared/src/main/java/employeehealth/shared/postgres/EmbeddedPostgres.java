package employeehealth.shared.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own in a data folder: unpacked and initialised on the first start,
 * recovered after any crash, stopped with the platform however that ends.
 *
 * <p>Layout: {@code <dataDir>/platform.lock}, {@code <dataDir>/postgres/{bin-18.6, data, port,
 * postgresql.conf, postgres.log}}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int PORT_ATTEMPTS = 5;
    private static final Duration STOP_WITHIN = Duration.ofMinutes(1);
    private static final String WRONG_PASSWORD = "28P01";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final PlatformLock lock;
    private final Launch launch;
    private final int port;
    private final String database;
    private Server server;
    private boolean closing;

    private EmbeddedPostgres(
            PlatformLock lock, Launch launch, Server server, int port, String database) {
        this.lock = lock;
        this.launch = launch;
        this.server = server;
        this.port = port;
        this.database = database;
        watch();
    }

    /** How this server is started, the first time and after it was killed. */
    private record Launch(
            RunAs runAs,
            Binaries binaries,
            Path data,
            Path settings,
            ServerLog log,
            Path dir,
            Options options) {

        Server on(int port) throws IOException {
            return Server.launch(
                    runAs, command(binaries, data, settings, port, options), data, log);
        }

        Leftovers leftovers() {
            return new Leftovers(data);
        }
    }

    /**
     * Starts the cluster of this folder, making it first if there is none.
     *
     * @param owner superuser of the cluster; fixed by the first start, the same at each later one
     * @throws PostgresStartException whose message is one sentence for the person at the keyboard
     */
    public static EmbeddedPostgres start(Path dataDir, Credentials owner, Options options)
            throws PostgresStartException {
        Path dir = dataDir.toAbsolutePath().normalize();
        try {
            Files.createDirectories(dir);
            PlatformLock lock = PlatformLock.take(dir);
            EmbeddedPostgres started = null;
            try {
                started = start(dir, owner, options, lock);
                return started;
            } finally {
                if (started == null) {
                    lock.close();
                }
            }
        } catch (IOException failure) {
            throw PostgresStartException.of(failure, dir);
        }
    }

    /** Where the cluster of a data folder lies, whether it runs or not. */
    public static Path dataFolder(Path dataDir) {
        return dataDir.toAbsolutePath().normalize().resolve("postgres").resolve("data");
    }

    /** Address of the server that another process runs on this data folder. */
    public static String runningUrl(Path dataDir, Options options) throws PostgresStartException {
        Path dir = dataDir.toAbsolutePath().normalize();
        try {
            String port = Files.readString(dir.resolve("postgres").resolve("port")).strip();
            return jdbcUrl(Integer.parseInt(port), options.database());
        } catch (IOException | NumberFormatException absent) {
            throw new PostgresStartException("No database runs on " + dir + ".", absent);
        }
    }

    /** On the loopback address; chosen by the first start and kept while nobody else takes it. */
    public int port() {
        return port;
    }

    /** Without parameters, so that the caller may add its own. */
    public String jdbcUrl() {
        return jdbcUrl(port, database);
    }

    /** Ends open sessions, writes everything to the disk, and returns once the server is gone. */
    @Override
    public synchronized void close() {
        closing = true;
        boolean stopped = server.stop(STOP_WITHIN);
        lock.close();
        if (!stopped) {
            throw new IllegalStateException(
                    "The database is still stopping after "
                            + STOP_WITHIN.toSeconds()
                            + " seconds.");
        }
    }

    /** A server that somebody kills is started again, on the same port: pools find it there. */
    private void watch() {
        var _ =
                server.ended()
                        .thenRun(() ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("postgres-relaunch")
                                        .start(this::relaunch));
    }

    private synchronized void relaunch() {
        if (closing) {
            return;
        }
        LOG.error("the database server ended by itself and is started again");
        try {
            launch.leftovers().clear();
            server = launch.on(port);
            if (server.ready(launch.options().startWithin(), launch.dir())) {
                LOG.warn("the database server is back");
                watch();
            } else {
                LOG.error("the database server did not come back: restart this process");
            }
        } catch (IOException | PostgresStartException failure) {
            LOG.error("the database server did not come back: {}", failure.toString());
        }
    }

    private static EmbeddedPostgres start(
            Path dir, Credentials owner, Options options, PlatformLock lock)
            throws IOException, PostgresStartException {
        Folder home = Folder.open(dir.resolve("postgres"));
        RunAs runAs = RunAs.choose(home);
        Binaries binaries = Binaries.unpackedIn(home);
        Path data = Cluster.openOrCreate(home, binaries, runAs, owner).data();
        var launch =
                new Launch(
                        runAs,
                        binaries,
                        data,
                        settings(home),
                        new ServerLog(home.resolve("postgres.log")),
                        dir,
                        options);
        launch.leftovers().clear();
        Path portFile = home.resolve("port");
        int port = Port.choose(portFile);
        for (int attempt = 1; ; attempt++) {
            Server server = launch.on(port);
            boolean ready = false;
            try {
                if (server.ready(options.startWithin(), dir)) {
                    welcome(port, owner, options.database(), dir);
                    Files.writeString(portFile, port + "\n");
                    ready = true;
                    return new EmbeddedPostgres(lock, launch, server, port, options.database());
                }
            } finally {
                if (!ready) {
                    server.stop(STOP_WITHIN);
                }
            }
            List<String> words = server.lastWords();
            boolean portTaken =
                    words.stream().anyMatch(line -> line.contains("Address already in use"));
            if (!portTaken || attempt == PORT_ATTEMPTS) {
                throw PostgresStartException.of(words, dir);
            }
            port = Port.another();
        }
    }

    private static List<String> command(
            Binaries binaries, Path data, Path settings, int port, Options options) {
        var command = new ArrayList<String>();
        command.add(binaries.postgres());
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        command.addAll(List.of("-c", "config_file=" + settings));
        if (!options.durable()) {
            command.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off"));
            command.addAll(List.of("-c", "full_page_writes=off"));
        }
        options.settings()
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /** Written at each start: the settings belong to this version of the platform. */
    private static Path settings(Folder home) throws IOException {
        Path file = home.resolve("postgresql.conf");
        try (InputStream settings = EmbeddedPostgres.class.getResourceAsStream("postgresql.conf")) {
            if (settings == null) {
                throw new IllegalStateException("postgresql.conf is missing from the build");
            }
            Files.copy(settings, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** The first visit proves the password, and makes the database if there is none yet. */
    private static void welcome(int port, Credentials owner, String database, Path dir)
            throws PostgresStartException {
        try {
            try (Connection _ = connect(port, owner, database)) {
                return;
            } catch (SQLException failure) {
                if (!NO_SUCH_DATABASE.equals(failure.getSQLState())) {
                    throw failure;
                }
            }
            try (Connection connection = connect(port, owner, "postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + statement.enquoteIdentifier(database, true));
            }
        } catch (SQLException failure) {
            if (WRONG_PASSWORD.equals(failure.getSQLState())) {
                throw new PostgresStartException(
                        "The database in " + dir + " belongs to an owner with another password.",
                        failure);
            }
            throw PostgresStartException.of(List.of(String.valueOf(failure.getMessage())), dir);
        }
    }

    private static Connection connect(int port, Credentials owner, String database)
            throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(port, database));
        source.setUser(owner.user());
        source.setPassword(owner.password());
        source.setConnectTimeout(10);
        source.setSocketTimeout(60);
        return source.getConnection();
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
