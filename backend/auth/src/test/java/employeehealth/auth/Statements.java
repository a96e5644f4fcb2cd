package employeehealth.auth;

import employeehealth.shared.database.Databases;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service's database, which remembers what requests asked of it while somebody listens. */
public final class Statements extends AuthDatabase {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean listening;

    Statements(Databases databases) {
        super(databases);
    }

    /** Statements and transactions, in their order. */
    public List<String> during(Runnable work) {
        heard.clear();
        listening = true;
        try {
            work.run();
        } finally {
            listening = false;
        }
        return List.copyOf(heard);
    }

    private void hear(String what) {
        // Requests have virtual threads; what goes on behind them is nobody's request.
        if (listening && Thread.currentThread().isVirtual()) {
            heard.add(what);
        }
    }

    @Override
    public JdbcClient.StatementSpec sql(String statement) {
        hear(statement);
        return super.sql(statement);
    }

    @Override
    public JdbcClient.StatementSpec query(String query) {
        hear(query);
        return super.query(query);
    }

    @Override
    public JdbcClient.StatementSpec query(String whose, String query) {
        hear(whose + ";" + query);
        return super.query(whose, query);
    }

    @Override
    public JdbcClient.StatementSpec change(String change) {
        hear(change);
        return super.change(change);
    }

    @Override
    public JdbcClient.StatementSpec alone(String statement) {
        hear(statement);
        return super.alone(statement);
    }

    @Override
    public <T> T write(Supplier<T> work) {
        hear("write");
        return super.write(work);
    }

    @Override
    public void write(Runnable work) {
        hear("write");
        super.write(work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
        hear("read");
        return super.read(work);
    }
}
