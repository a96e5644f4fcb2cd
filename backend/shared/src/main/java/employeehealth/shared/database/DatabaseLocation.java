package employeehealth.shared.database;

/**
 * Where the one PostgreSQL is, and who may change its schemas.
 *
 * @param url JDBC address, without name and password
 * @param owner role that owns all schemas and may create roles; used for migrations only
 */
public record DatabaseLocation(String url, String owner, String ownerPassword) {

    @Override
    public String toString() {
        return "DatabaseLocation[" + url + ", " + owner + "]";
    }
}
