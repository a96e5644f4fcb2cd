package employeehealth.contracts.auth;

/**
 * The keys that verify access tokens.
 *
 * @param jwks a JSON Web Key Set (RFC 7517), as text, public parts only
 */
public record PublicKeys(String jwks) {}
