package employeehealth.shared.news;

import employeehealth.shared.database.Databases;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/**
 * Hears, through a connection of its own, that the relay of another process left something for a
 * subscriber. Should a call be missed, the subscriber looks for itself a little later.
 */
final class Calls {

    static final String CHANNEL = "platform_news";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Databases databases;
    private final Consumer<String> heard;

    Calls(Databases databases, Consumer<String> heard) {
        this.databases = databases;
        this.heard = heard;
    }

    /** Until the thread is interrupted or the connection ends. */
    void listen() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Databases.role("platform"));
        properties.setProperty("password", databases.password("platform"));
        properties.setProperty("ApplicationName", "employee-health news");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "3");
        try (var connection = DriverManager.getConnection(databases.location().url(), properties);
                var sql = connection.createStatement()) {
            sql.execute("listen " + CHANNEL);
            var driver = connection.unwrap(PGConnection.class);
            while (!Thread.currentThread().isInterrupted()) {
                var calls = driver.getNotifications((int) PATIENCE.toMillis());
                if (calls != null) {
                    for (var call : calls) {
                        heard.accept(call.getParameter());
                    }
                }
            }
        }
    }
}
