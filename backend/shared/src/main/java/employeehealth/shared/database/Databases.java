package employeehealth.shared.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.Stage;
import employeehealth.shared.settings.StartRefused;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Gives each service its schema, migrated by the owner, and a pool under a role that sees this
 * schema alone. Several processes may start at once: an advisory lock makes them take turns.
 */
public final class Databases implements AutoCloseable {

    /** Any constant of ours; it only has to be the same in every process. */
    private static final long START_LOCK = 0x656d706c6f796565L;

    /** What every service may do in the schema {@code platform}, as one role to be a member of. */
    private static final String WRITERS = "platform_writers";

    /** What reads the audit log, one company at a time; a service's migration makes it a member. */
    private static final String AUDITORS = "platform_auditors";

    /** What shows people who looked at what is theirs; a service's migration makes it a member. */
    private static final String PERSONS = "platform_persons";

    private static final String PLATFORM = "platform";

    /** The door's role: adds to the security log and does nothing else. */
    private static final String DOOR = "gateway";

    private final DatabaseLocation location;
    private final PlatformSecrets secrets;
    private final List<HikariDataSource> pools = new ArrayList<>();
    private @Nullable MeterRegistry meters;

    public Databases(DatabaseLocation location, PlatformSecrets secrets) {
        this.location = location;
        this.secrets = secrets;
        asOwner(owner -> {
            makeRoles(
                    owner,
                    WRITERS + " nologin",
                    AUDITORS + " nologin",
                    PERSONS + " nologin",
                    role(PLATFORM) + " login",
                    role(DOOR) + " login");
            migrate(owner, PLATFORM);
            setPassword(owner, DOOR);
        });
    }

    /** Refuses a database that another stage has marked, before anything in it is changed. */
    static void refuseForeign(DatabaseLocation location, Stage stage) {
        try (var owner =
                        DriverManager.getConnection(
                                location.url(), location.owner(), location.ownerPassword());
                var sql = owner.createStatement();
                var marks = sql.executeQuery("select to_regclass('platform.installation')")) {
            marks.next();
            if (marks.getString(1) != null) {
                try (var mark = sql.executeQuery("select environment from platform.installation")) {
                    if (mark.next() && !mark.getString(1).equals(stage.code())) {
                        throw stage.foreign(
                                "The database at " + location.where(), mark.getString(1));
                    }
                }
            }
        } catch (SQLException unreachable) {
            // Said by whoever opens it next.
        }
    }

    /** Refuses a database of another stage; a new one is marked. */
    public void belongTo(Stage stage) {
        try (var owner = owner();
                var mark =
                        owner.prepareStatement(
                                "insert into platform.installation (environment) values (?)"
                                        + " on conflict do nothing");
                var read =
                        owner.prepareStatement("select environment from platform.installation")) {
            mark.setString(1, stage.code());
            mark.executeUpdate();
            try (var row = read.executeQuery()) {
                row.next();
                if (!row.getString(1).equals(stage.code())) {
                    throw stage.foreign("The database at " + location.where(), row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** Pools that are opened from now on are measured as {@code hikaricp.*}, by service. */
    synchronized void measureBy(MeterRegistry registry) {
        meters = registry;
    }

    /** Whether the server answers a service of this process, soon. */
    public boolean answers() {
        HikariDataSource pool;
        synchronized (this) {
            if (pools.isEmpty()) {
                return true; // nobody here asks it anything
            }
            pool = pools.getFirst();
        }
        try (var connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    public DatabaseLocation location() {
        return location;
    }

    /** Name of a service's role. */
    public static String role(String service) {
        return "svc_" + service;
    }

    public String password(String service) {
        return password(secrets, service);
    }

    /** The same for whoever has the secret, without the owner's rights that opening needs. */
    public static String password(PlatformSecrets secrets, String service) {
        return secrets.password("database|" + role(service));
    }

    synchronized DataSource open(String service) {
        asOwner(owner -> {
            makeRoles(owner, role(service) + " login");
            if (!service.equals(PLATFORM)) {
                migrate(owner, service);
            }
            setPassword(owner, service);
            // After the migrations, which grant the writers what they may.
            execute(owner, "grant " + WRITERS + " to " + role(service));
        });
        var config = new HikariConfig();
        config.setPoolName(service);
        config.setJdbcUrl(location.url());
        config.setUsername(role(service));
        config.setPassword(password(service));
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(3_000);
        config.addDataSourceProperty("ApplicationName", "employee-health " + service);
        config.addDataSourceProperty("prepareThreshold", 1);
        // A database that vanishes without a word must not hold its connections for ever.
        config.addDataSourceProperty("socketTimeout", 30);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.setConnectionInitSql("set statement_timeout = '20s'; set lock_timeout = '10s'");
        // An error of the server may quote the row that it refused.
        config.addDataSourceProperty("logServerErrorDetail", false);
        if (meters != null) {
            config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        }
        var pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    /** Flyway needs connections of its own, and a good part of a start: asked only if it must. */
    private void migrate(Connection owner, String schema) throws SQLException {
        var state = new SchemaState(schema);
        if (state.isSaidOf(owner)) {
            return;
        }
        state.takeBack(owner);
        try {
            migrate(schema);
        } catch (FlywayException e) {
            throw new StartRefused(
                    "The database schema " + schema + " cannot be prepared: " + firstLine(e));
        }
        state.say(owner);
    }

    private void migrate(String schema) {
        var flyway =
                Flyway.configure()
                        .dataSource(location.url(), location.owner(), location.ownerPassword())
                        .locations(SchemaState.LOCATION + schema)
                        .schemas(schema)
                        .defaultSchema(schema)
                        .placeholders(Map.of("role", role(schema)))
                        .load();
        for (var done : flyway.info().applied()) {
            if (done.getState().isResolved()) {
                continue;
            }
            throw new StartRefused(
                    "The database was written by a newer version of the platform (schema "
                            + schema
                            + ", migration "
                            + done.getVersion()
                            + "). Start that version, or restore a backup.");
        }
        flyway.migrate();
    }

    private static String firstLine(Throwable e) {
        return DatabaseLocation.withoutSecrets(String.valueOf(e.getMessage()))
                .lines()
                .findFirst()
                .orElse("unknown reason")
                .strip();
    }

    private static void makeRoles(Connection owner, String... roles) throws SQLException {
        for (var role : roles) {
            // The names are made by us, from a service's.
            var name = role.split(" ")[0];
            try (var sql = owner.createStatement();
                    var known =
                            sql.executeQuery(
                                    "select 1 from pg_roles where rolname = '" + name + "'")) {
                if (!known.next()) {
                    execute(owner, "create role " + role);
                }
            }
        }
    }

    private void setPassword(Connection owner, String service) throws SQLException {
        // Hashed by the driver: the password is in no log of the server, whatever it records.
        owner.unwrap(PGConnection.class)
                .alterUserPassword(role(service), password(service).toCharArray(), "scram-sha-256");
    }

    private static void execute(Connection owner, String statement) throws SQLException {
        try (var sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }

    private interface OwnersWork {
        void with(Connection owner) throws SQLException;
    }

    /** One process after the other, and one connection for all of it: each costs a hash to open. */
    private void asOwner(OwnersWork work) {
        try (var owner = owner()) {
            execute(owner, "select pg_advisory_lock(" + START_LOCK + ")");
            work.with(owner);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private StartRefused unusable(SQLException e) {
        return new StartRefused(
                "The database at " + location.where() + " cannot be used: " + firstLine(e));
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                location.url(), location.owner(), location.ownerPassword());
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
