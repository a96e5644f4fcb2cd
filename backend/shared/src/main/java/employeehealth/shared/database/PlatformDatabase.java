package employeehealth.shared.database;

/**
 * Schema {@code platform} for the work that goes on behind the services: sealing the audit log,
 * handing on news. It sees the rows of all companies, so nothing that answers a request uses it to
 * read what belongs to people.
 */
public final class PlatformDatabase extends ServiceDatabase {

    public PlatformDatabase(Databases databases) {
        super(databases, "platform");
    }
}
