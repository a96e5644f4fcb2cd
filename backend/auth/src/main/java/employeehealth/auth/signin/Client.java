package employeehealth.auth.signin;

import employeehealth.auth.attempt.Origin;
import employeehealth.auth.session.Device;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** From where, and on what, someone signs in. */
record Client(Origin origin, Device device) {

    static Client of(HttpServletRequest request) {
        return new Client(
                Origin.of(request.getRemoteAddr()),
                Device.of(request.getHeader(HttpHeaders.USER_AGENT)));
    }
}
