package employeehealth.auth.signin;

import employeehealth.auth.attempt.Origin;
import employeehealth.auth.session.Device;
import employeehealth.shared.access.ServiceTokens;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Tells clients apart, also behind the gateway of another process. */
@Component
public class Clients {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final ServiceTokens services;

    Clients(ServiceTokens services) {
        this.services = services;
    }

    public Client of(HttpServletRequest request) {
        var origin = Origin.of(address(request));
        return new Client(
                origin, Device.of(request.getHeader(HttpHeaders.USER_AGENT), origin.coarse()));
    }

    /** Anyone can write the header; only our gateway can send a service token with it. */
    private String address(HttpServletRequest request) {
        var forwarded = request.getHeader(FORWARDED_FOR);
        return forwarded != null && services.accepts(request.getHeader(ServiceTokens.HEADER))
                ? forwarded
                : request.getRemoteAddr();
    }
}
