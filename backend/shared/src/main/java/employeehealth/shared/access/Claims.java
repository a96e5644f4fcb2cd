package employeehealth.shared.access;

/** Names of the claims in our access tokens, beyond those of RFC 9068. */
public final class Claims {

    public static final String AUDIENCE = "employee-health";
    public static final String COMPANY = "company";
    public static final String HEALTH_SERVICE = "health_service";
    public static final String SESSION = "sid";
    public static final String ROLES = "roles";
    public static final String PERMISSIONS = "permissions";

    /** The environment that it was made for; refused in every other, whoever signed it. */
    public static final String ENVIRONMENT = "env";

    /** How surely it is them, see {@link Acr}; by which methods (RFC 8176); and since when. */
    public static final String ACR = "acr";

    public static final String AMR = "amr";
    public static final String AUTH_TIME = "auth_time";

    /** Of the person's rights when the token was made; see {@link Revocations}. */
    public static final String EPOCH = "epoch";

    /** By permission, the sites and populations to which it is limited; none: the whole company. */
    public static final String WITHIN = "within";

    /** The program that the token was made for (RFC 9068); none: our own pages. */
    public static final String CLIENT = "client_id";

    /** What the program was granted, separated by spaces. */
    public static final String SCOPE = "scope";

    /** What the subject is: {@link #PROGRAM}, or a person if it is not said. */
    public static final String SUBJECT_KIND = "sub_kind";

    public static final String PROGRAM = "client";

    /** The key that it is bound to (RFC 7800): {@code {"jkt":"thumbprint"}}. */
    public static final String CONFIRMATION = "cnf";

    private Claims() {}
}
