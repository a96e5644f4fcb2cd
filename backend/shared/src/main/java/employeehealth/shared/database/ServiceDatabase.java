package employeehealth.shared.database;

import employeehealth.shared.access.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a service does with the database: SQL on its own schema, in transactions that see the rows
 * of one company. Each service extends it with a class of its own name, so that nobody can be given
 * another's.
 */
public abstract class ServiceDatabase {

    private final DataSource pool;
    private final JdbcClient sql;
    private final JdbcClient alone;
    private final JdbcClient messages;
    private final TransactionTemplate write;
    private final TransactionTemplate read;
    private final TransactionTemplate nobodys;

    protected ServiceDatabase(Databases databases, String service) {
        this.pool = databases.open(service);
        var transactions = new TenantTransactions(pool);
        this.sql = JdbcClient.create(pool);
        var committing = new CommittingAtOnce(pool);
        this.alone = JdbcClient.create(committing);
        this.messages =
                JdbcClient.create(new NamedParameterJdbcTemplate(new OneStatement(committing)));
        this.write = new TransactionTemplate(transactions);
        this.read = new TransactionTemplate(transactions);
        read.setReadOnly(true);
        this.nobodys = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /** Connections without a company: what has a {@code company_id} is not there for them. */
    DataSource pool() {
        return pool;
    }

    /** A statement of the current transaction. */
    public JdbcClient.StatementSpec sql(String statement) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "outside a transaction no row is visible, and none is kept");
        }
        return sql.sql(statement);
    }

    /** All of it is committed when this returns, or none of it. */
    public <T> T write(Supplier<T> work) {
        return Objects.requireNonNull(write.execute(status -> work.get()));
    }

    public void write(Runnable work) {
        write.executeWithoutResult(status -> work.run());
    }

    /** Begins as no company's, whoever calls: it sees nothing that is anyone's. */
    public <T> T asNobody(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction that is somebody's is open");
        }
        return Objects.requireNonNull(nobodys.execute(status -> work.get()));
    }

    /**
     * A statement that is a transaction by itself, and no company's: committed when it returns,
     * without a word more between us and the database.
     */
    public JdbcClient.StatementSpec alone(String statement) {
        requireNoTransaction();
        return alone.sql(statement);
    }

    public <T> T read(Supplier<T> work) {
        return Objects.requireNonNull(read.execute(status -> work.get()));
    }

    /**
     * A query of the current transaction or, where none is open, one that is a transaction by
     * itself: then its beginning, whose rows exist, and its end are said in the same message, so
     * that it costs one exchange with the database instead of three. It may not write. Parameters
     * have names; all rows come at once, so neither a fetch size nor a stream.
     */
    public JdbcClient.StatementSpec query(String query) {
        return TransactionSynchronizationManager.hasResource(pool)
                ? sql.sql(query)
                : byItself("begin read only", query);
    }

    /**
     * A change that is a transaction by itself, in one exchange as a query is, and committed when
     * it returns; an exception while its answer is read undoes nothing. It says what it changed
     * ({@code returning}). Not for what has an audit record: that belongs into the transaction of
     * its change.
     */
    public JdbcClient.StatementSpec change(String change) {
        requireNoTransaction();
        return byItself("begin", change);
    }

    private JdbcClient.StatementSpec byItself(String begin, String statement) {
        if (Tenant.current().isEmpty()) {
            throw new IllegalStateException("no row is visible to nobody");
        }
        return messages.sql(together(begin, VisibleRows.THEN_ONE_STATEMENT, statement))
                .params(VisibleRows.now());
    }

    /**
     * A query by itself before it is known whose rows it is about.
     *
     * @param whose a query that sets {@code app.company} for this transaction, or finds nobody
     */
    public JdbcClient.StatementSpec query(String whose, String query) {
        requireNoTransaction();
        return messages.sql(together("begin read only", whose, query));
    }

    private static String together(String begin, String whose, String statement) {
        return String.join(";\n", begin, whose, statement, "commit");
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("it would be part of the transaction that is open");
        }
    }

    /** The pool takes care that whoever has the connection next begins as usual. */
    private static final class CommittingAtOnce extends DelegatingDataSource {

        CommittingAtOnce(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            try {
                connection.setAutoCommit(true);
            } catch (SQLException | RuntimeException lost) {
                JdbcUtils.closeConnection(connection);
                throw lost;
            }
            return connection;
        }
    }

    /** Of what is sent together, what the one statement finds. */
    private static final class OneStatement extends JdbcTemplate {

        OneStatement(DataSource pool) {
            super(pool);
        }

        @Override
        public <T extends @Nullable Object> T query(
                PreparedStatementCreator creator,
                @Nullable PreparedStatementSetter setter,
                ResultSetExtractor<T> extractor) {
            return execute(
                    creator,
                    statement -> {
                        if (setter != null) {
                            setter.setValues(statement);
                        }
                        return extractor.extractData(found(statement));
                    });
        }

        private static ResultSet found(PreparedStatement statement) throws SQLException {
            try {
                statement.execute(); // the beginning
                statement.getMoreResults(); // whose rows exist
                if (statement.getMoreResults()) {
                    return statement.getResultSet();
                }
                throw new SQLException("the statement says nothing");
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(statement.getConnection(), e);
                throw e;
            }
        }

        /** What failed did not come to its end, and nobody else may go on with it. */
        private static void rollBack(Connection connection, Throwable failure) throws SQLException {
            try (var back = connection.createStatement()) {
                back.execute("rollback");
            } catch (SQLException lost) {
                failure.addSuppressed(lost);
                connection.abort(Runnable::run);
            }
        }
    }

    /** Tells PostgreSQL, for this transaction only, whose rows exist. */
    private static final class TenantTransactions extends JdbcTransactionManager {

        TenantTransactions(DataSource pool) {
            super(pool);
        }

        @Override
        protected void prepareTransactionalConnection(
                Connection connection, TransactionDefinition definition) throws SQLException {
            super.prepareTransactionalConnection(connection, definition);
            try (var set = connection.prepareStatement(VisibleRows.IN_ORDER)) {
                var place = 0;
                for (var value : VisibleRows.now().values()) {
                    set.setString(++place, value);
                }
                set.execute();
            }
        }
    }
}
