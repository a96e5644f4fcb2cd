package employeehealth.shared.database;

import employeehealth.shared.postgres.TestPostgres;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the services of one test process share. Roles belong to the whole database server and their
 * passwords come from the secret, so there is one secret for all tests.
 */
public final class TestPlatform {

    private static final PlatformSettings SETTINGS = demo(folder());
    private static final PlatformSecrets SECRETS = PlatformSecrets.of(SETTINGS);

    private TestPlatform() {}

    public static PlatformSettings settings() {
        return SETTINGS;
    }

    public static PlatformSecrets secrets() {
        return SECRETS;
    }

    /** A demo platform, which makes its own keys, in that folder. */
    public static PlatformSettings demo(Path folder) {
        return new PlatformSettings(
                true, folder, folder.resolve("keys"), URI.create("http://localhost"), Map.of());
    }

    /** An empty database, prepared for services. */
    public static Databases freshDatabases() {
        var database = TestPostgres.freshDatabase();
        return new Databases(
                new DatabaseLocation(
                        database.jdbcUrl(), database.owner().user(), database.owner().password()),
                SECRETS);
    }

    /** The first column of all rows, as the owner of the database sees them. */
    public static List<Object> seenByOwner(Databases databases, String query) {
        var location = databases.location();
        try (var owner =
                        DriverManager.getConnection(
                                location.url(), location.owner(), location.ownerPassword());
                var statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            var all = new ArrayList<Object>();
            while (row.next()) {
                all.add(row.getObject(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does what no service may. */
    public static void asOwner(Databases databases, String... statements) {
        var location = databases.location();
        try (var owner =
                        DriverManager.getConnection(
                                location.url(), location.owner(), location.ownerPassword());
                var sql = owner.createStatement()) {
            for (var statement : statements) {
                sql.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target")), "test-platform");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
