package employeehealth.shared.database;

/**
 * Schema {@code platform} for the work that goes on behind the services: sealing the audit log,
 * handing on news. Its role may see the rows of all companies where a table's policy names it, so
 * nothing that answers a request uses it.
 */
public final class PlatformDatabase extends ServiceDatabase {

    public PlatformDatabase(Databases databases) {
        super(databases, "platform");
    }
}
