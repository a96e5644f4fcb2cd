package employeehealth.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The database behind a demo platform, by the file that demo mode writes. */
record Connections(Properties properties) {

    static Connections of(Path data) {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("connections.properties"))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Connections(properties);
    }

    String url() {
        return properties.getProperty("url");
    }

    /**
     * @param who {@code owner}, or a service such as {@code triage}
     */
    Connection as(String who) throws SQLException {
        return DriverManager.getConnection(
                url(),
                properties.getProperty(who + ".user"),
                properties.getProperty(who + ".password"));
    }
}
