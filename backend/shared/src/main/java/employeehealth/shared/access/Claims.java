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

    public static final String ACR = "acr";

    /** Of the person's rights when the token was made; see {@link Revocations}. */
    public static final String EPOCH = "epoch";

    /** By permission, the sites and populations to which it is limited; none: the whole company. */
    public static final String WITHIN = "within";

    private Claims() {}
}
