package employeehealth.shared.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Schema {@code platform} for the work that goes on behind the services: sealing the audit log,
 * handing on news. Its role may see the rows of all companies where a table's policy names it, so
 * nothing that answers a request uses it.
 */
public final class PlatformDatabase extends ServiceDatabase {

    public PlatformDatabase(Databases databases) {
        super(databases, "platform");
    }

    /** Whether a service of this process keeps something: asked without opening a database. */
    public static boolean isNeededBy(ListableBeanFactory beans) {
        return beans.getBeanNamesForType(ServiceDatabase.class, true, false).length
                > beans.getBeanNamesForType(PlatformDatabase.class, true, false).length;
    }

    /** For the library that keeps the jobs, which does its own transactions. */
    @Override
    public DataSource pool() {
        return super.pool();
    }
}
