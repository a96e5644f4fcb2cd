package employeehealth.shared.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: an empty database of one's own for a few dozen milliseconds.
 *
 * <p>One server per test process. Its data folder is kept under the build's {@code target} from one
 * build to the next, so that only the first one unpacks and initialises; {@code mvn clean} removes
 * it. Tests that run at the same time take different folders. Nothing needs to be closed: the
 * server ends with the process, and its databases are dropped by the next one.
 */
public final class TestPostgres {

    private static final Credentials OWNER = new Credentials("owner", "only for tests");
    private static final int SLOTS = 16;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestPostgres() {}

    /** An empty database and the superuser that owns it. */
    public record Database(String jdbcUrl, Credentials owner) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, owner.user(), owner.password());
        }
    }

    /**
     * Roles belong to the whole server: a test that creates one allows for its existing already.
     */
    public static Database freshDatabase() {
        String name = "test_" + COUNTER.incrementAndGet();
        try (Connection connection = Running.SERVER.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("no database for the test", failure);
        }
        String server = Running.SERVER.jdbcUrl();
        return new Database(server.substring(0, server.lastIndexOf('/') + 1) + name, OWNER);
    }

    /** Started by the first test that asks. */
    private static final class Running {

        static final Database SERVER = new Database(start().jdbcUrl(), OWNER);

        static {
            dropLeftovers();
        }

        private static EmbeddedPostgres start() {
            Path folder = target().resolve("test-postgres");
            try {
                for (int slot = 0; slot < SLOTS; slot++) {
                    Path data = folder.resolve("slot-" + slot);
                    try {
                        return EmbeddedPostgres.start(data, OWNER, Options.throwaway());
                    } catch (DataFolderInUse another) {
                        // The next one, then.
                    } catch (PostgresStartException outdated) {
                        // Left by another version, or by a power cut: durability was off.
                        Folder.delete(data);
                        return EmbeddedPostgres.start(data, OWNER, Options.throwaway());
                    }
                }
            } catch (IOException | PostgresStartException failure) {
                throw new IllegalStateException(failure);
            }
            throw new IllegalStateException("all of " + folder + " is in use");
        }

        private static void dropLeftovers() {
            try (Connection connection = SERVER.connect();
                    Statement statement = connection.createStatement()) {
                var names = new ArrayList<String>();
                try (ResultSet rows =
                        statement.executeQuery(
                                "select datname from pg_database where datname ~"
                                        + " '^test_[0-9]+$'")) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                for (String name : names) {
                    statement.execute("drop database " + name);
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        /** Of the whole build, whichever module's test is asking. */
        private static Path target() {
            Path module = Path.of("").toAbsolutePath();
            Path parent = module.getParent();
            if (parent != null && Files.exists(parent.resolve("pom.xml"))) {
                return parent.resolve("target");
            }
            return module.resolve("target");
        }
    }
}
