package employeehealth.gateway.door;

import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Refuses a bad access token before it costs a service anything. A request without one passes:
 * whether an address needs a token is the service's own decision, and it checks again.
 */
@Component
final class TokenCheck {

    private static final String SCHEME = "Bearer";

    /** The tokens of directories are no access tokens: only their service knows them. */
    private static final String OF_DIRECTORIES = "/scim/v2";

    private final JwtDecoder tokens;

    TokenCheck(JwtDecoder tokens) {
        this.tokens = tokens;
    }

    /** Who is signed in, as a good token says; null if there is none. */
    @Nullable Jwt check(HttpServletRequest request) {
        var given = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!given.hasMoreElements()) {
            return null;
        }
        var authorization = given.nextElement();
        if (given.hasMoreElements()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "gateway/two-authorizations");
        }
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        && !isForDirectories(request.getServletPath())
                ? verified(authorization.substring(SCHEME.length()).strip())
                : null;
    }

    private static boolean isForDirectories(String path) {
        return path.equals(OF_DIRECTORIES) || path.startsWith(OF_DIRECTORIES + "/");
    }

    private Jwt verified(String token) {
        try {
            return tokens.decode(token);
        } catch (BadJwtException bad) {
            throw Problem.unauthenticated();
        } catch (JwtException keyless) {
            throw Problem.unavailable(); // no keys to check with: not the caller's fault
        }
    }
}
