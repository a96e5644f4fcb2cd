package employeehealth.gateway.door;

import employeehealth.gateway.GatewaySettings;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The names we answer to. A request for another one was sent astray, or a web page that had its
 * name point at us (DNS rebinding) sends it; RFC 9110 section 7.4 has the status 421 for it.
 */
@Component
final class KnownHosts {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> names = new HashSet<>();

    KnownHosts(GatewaySettings settings, PlatformSettings platform) {
        var own = platform.publicUrl().getHost();
        if (own != null) {
            names.add(own.toLowerCase(Locale.ROOT));
        }
        settings.allowedHosts().forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
        if (platform.demo() || own != null && LOOPBACK.contains(own)) {
            names.addAll(LOOPBACK);
        }
    }

    void require(HttpServletRequest request) {
        var name = request.getServerName();
        if (request.getHeader("Host") == null
                || !names.contains(name) && !names.contains(name.toLowerCase(Locale.ROOT))) {
            throw new Problem(HttpStatus.MISDIRECTED_REQUEST, "gateway/unknown-host");
        }
    }
}
