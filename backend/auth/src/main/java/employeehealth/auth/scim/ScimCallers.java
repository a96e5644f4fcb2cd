package employeehealth.auth.scim;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Which company's directory sends a request: the token says it, and nothing else does. */
@Component
class ScimCallers {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 200;

    private final AuthDatabase database;
    private final ScimClients clients;
    private final Clock clock;

    ScimCallers(AuthDatabase database, ScimClients clients, Clock clock) {
        this.database = database;
        this.clients = clients;
        this.clock = clock;
    }

    /** Does the work in the company of whoever asks. */
    <T> T serve(HttpServletRequest request, Function<ScimClient, T> work) {
        var company =
                database.read(() -> clients.companyOf(token(request), clock.instant()))
                        .orElseThrow(ScimCallers::unknown);
        try {
            return Tenant.of(company)
                    .get(() ->
                            work.apply(
                                    database.read(clients::find)
                                            .orElseThrow(ScimCallers::unknown)));
        } catch (Problem neighbours) {
            throw new ScimRefusal(neighbours.status(), null, "please try again in a moment");
        }
    }

    private static String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null
                || header.length() > LONGEST
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unknown();
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static ScimRefusal unknown() {
        return new ScimRefusal(HttpStatus.UNAUTHORIZED, null, "the token is missing or not good");
    }
}
