package employeehealth.shared.database;

import java.util.regex.Pattern;

/**
 * Where the one PostgreSQL is, and who may change its schemas.
 *
 * @param url JDBC address; somebody may have put a password into it: see {@link #where()}
 * @param owner role that owns all schemas and may create roles; used for migrations only
 */
public record DatabaseLocation(String url, String owner, String ownerPassword) {

    private static final Pattern ADDRESS =
            Pattern.compile("(postgresql:(?://)?)(?:\\S*@)?([^?\\s]*)(?:\\?\\S*)?");

    /** Said in an address that says itself whose certificates count. */
    private static final Pattern OWN_TRUST = Pattern.compile("[?&]ssl(rootcert|cert|key|factory)=");

    /**
     * Of itself the driver believes a file in the home folder and nothing else. What verifies
     * otherwise believes what all of this process does, {@code TRUST_CA_FILE} included.
     */
    public DatabaseLocation {
        if (url.contains("sslmode=verify-full") && !OWN_TRUST.matcher(url).find()) {
            url += "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
        }
    }

    /** The address for people: without its query and whoever stands before an {@code @}. */
    public String where() {
        return withoutSecrets(url);
    }

    /** What drivers say of an address quotes it whole. */
    static String withoutSecrets(String text) {
        return ADDRESS.matcher(text).replaceAll("$1$2");
    }

    @Override
    public String toString() {
        return "DatabaseLocation[" + where() + ", " + owner + "]";
    }
}
