package employeehealth.shared.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.database.Databases;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.StartRefused;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Adds to {@code platform.security_log} under the door's role, which can do nothing else: the
 * process that the outside reaches needs no other right on the database, and never the owner's. A
 * process without a database writes the events to its own log instead.
 */
@Component
final class SecurityStore implements SecurityLog.Store {

    private static final Logger LOG = LoggerFactory.getLogger("employeehealth.security");
    private static final String DOOR = "gateway";

    private final ObjectProvider<DatabaseLocation> location;
    private final PlatformSecrets secrets;
    private @Nullable HikariDataSource pool;
    private boolean alone;

    SecurityStore(ObjectProvider<DatabaseLocation> location, PlatformSecrets secrets) {
        this.location = location;
        this.secrets = secrets;
    }

    /** Once each, also when an attempt before had come through and only its answer had not. */
    @Override
    public void add(List<SecurityEntry> batch) throws SQLException {
        var open = pool();
        if (open == null) {
            batch.forEach(entry -> LOG.info("{}", entry.line()));
            return;
        }
        try (var connection = open.getConnection();
                var insert =
                        connection.prepareStatement(
                                """
                                insert into platform.security_log
                                       (id, at, kind, company_id, caller, method, route, status,
                                        detail, source, trace_id)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict do nothing
                                """)) {
            for (var entry : batch) {
                insert.setObject(1, entry.id());
                insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
                insert.setString(3, entry.kind());
                insert.setObject(4, entry.company(), Types.OTHER);
                insert.setObject(5, entry.caller(), Types.OTHER);
                insert.setString(6, entry.method());
                insert.setString(7, entry.route());
                insert.setInt(8, entry.status());
                insert.setString(9, entry.detail());
                insert.setString(10, entry.source());
                insert.setString(11, entry.trace());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private @Nullable HikariDataSource pool() {
        if (pool == null && !alone) {
            var found = find();
            alone = found == null;
            if (found != null) {
                pool = open(found);
            }
        }
        return pool;
    }

    private @Nullable DatabaseLocation find() {
        try {
            return location.getIfAvailable();
        } catch (BeansException e) {
            if (e.getMostSpecificCause() instanceof StartRefused) {
                return null;
            }
            throw e;
        } catch (StartRefused none) {
            return null;
        }
    }

    private HikariDataSource open(DatabaseLocation found) {
        var config = new HikariConfig();
        config.setPoolName("security-log");
        config.setJdbcUrl(found.url());
        config.setUsername(Databases.role(DOOR));
        config.setPassword(Databases.password(secrets, DOOR));
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setAutoCommit(false);
        config.setConnectionTimeout(3_000);
        // The role may not be there yet: the process that migrates may start after this one.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "employee-health security-log");
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        config.addDataSourceProperty("logServerErrorDetail", false);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
