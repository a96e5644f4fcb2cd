package employeehealth.shared.access;

import employeehealth.contracts.CompanyId;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The program that calls, as the verified access token says: for itself, or for a person, who is
 * then {@link Me}. Never a {@code Me} itself, so that no handler for people takes it for one.
 *
 * @param scopes what it was granted
 */
public record CallingClient(String id, CompanyId company, Set<String> scopes) {

    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    static CallingClient of(Jwt token) {
        var scope = token.getClaimAsString(Claims.SCOPE);
        return new CallingClient(
                claim(token, Claims.CLIENT),
                CompanyId.of(claim(token, Claims.COMPANY)),
                scope == null || scope.isEmpty() ? Set.of() : Set.of(scope.split(" ", -1)));
    }

    private static String claim(Jwt token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), name);
    }
}
