package employeehealth.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    /** Everyone but the owner who can sign in to the database. */
    /** Without the role of the work behind them, which sees all companies where it has to. */
    List<String> services() {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.endsWith(".user"))
                .map(name -> name.replace(".user", ""))
                .filter(name -> !name.equals("owner") && !name.equals("platform"))
                .sorted()
                .toList();
    }

    /** The first column of all rows, as the owner sees them. */
    <T> List<T> column(Class<T> type, String query, String parameter) throws SQLException {
        try (var owner = as("owner");
                var statement = owner.prepareStatement(query)) {
            statement.setString(1, parameter);
            var all = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(type.cast(rows.getObject(1)));
                }
            }
            return all;
        }
    }
}
