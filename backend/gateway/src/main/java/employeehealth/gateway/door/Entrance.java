package employeehealth.gateway.door;

import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What every request must have before anyone looks at what it wants. */
@Component
final class Entrance {

    private final ClientAddress addresses;
    private final KnownHosts hosts;
    private final String publicUrl;

    Entrance(ClientAddress addresses, KnownHosts hosts, PlatformSettings platform) {
        this.addresses = addresses;
        this.hosts = hosts;
        this.publicUrl = platform.publicUrl().toString().replaceFirst("/+$", "");
    }

    Visit visit(HttpServletRequest request) {
        return new Visit(addresses.of(request));
    }

    /** Throws a problem, or answers that the same is to be had elsewhere, or lets pass. */
    boolean turnsAway(HttpServletRequest request, HttpServletResponse response) {
        if (!PlainPath.is(request.getRequestURI())) {
            throw new Problem(HttpStatus.BAD_REQUEST, "gateway/bad-address");
        }
        hosts.require(request);
        if (!addresses.cameInTheClear(request)) {
            return false;
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw new Problem(HttpStatus.BAD_REQUEST, "gateway/https-only");
        }
        var query = request.getQueryString();
        response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
        response.setHeader(
                HttpHeaders.LOCATION,
                publicUrl + request.getRequestURI() + (query == null ? "" : "?" + query));
        return true;
    }
}
