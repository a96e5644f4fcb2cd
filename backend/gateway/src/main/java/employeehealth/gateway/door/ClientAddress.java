package employeehealth.gateway.door;

import employeehealth.gateway.GatewaySettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from. Each proxy of ours in front adds the address that it was called from
 * at the end of {@code X-Forwarded-For}; so many entries from the end are true, whatever a caller
 * wrote before them. Without such proxies the header is not looked at.
 */
@Component
final class ClientAddress {

    private static final int LONGEST = 45; // an IPv6 address that ends in an IPv4 address

    private final int proxies;

    ClientAddress(GatewaySettings settings) {
        this.proxies = settings.trustedProxies();
    }

    String of(HttpServletRequest request) {
        if (proxies == 0) {
            return request.getRemoteAddr();
        }
        var last = "";
        var behind = proxies;
        var lines = new java.util.ArrayList<String>();
        request.getHeaders("X-Forwarded-For").asIterator().forEachRemaining(lines::add);
        var entries = String.join(",", lines).split(",", -1);
        for (var i = entries.length - 1; i >= 0 && behind > 0; i--, behind--) {
            last = entries[i].strip();
        }
        return behind == 0 && isAddress(last) ? last : request.getRemoteAddr();
    }

    private static boolean isAddress(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        try {
            return !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** Whether the nearest proxy says that its caller came without TLS. */
    boolean cameInTheClear(HttpServletRequest request) {
        if (proxies == 0) {
            return false;
        }
        var last = "";
        for (var values = request.getHeaders("X-Forwarded-Proto"); values.hasMoreElements(); ) {
            last = values.nextElement();
        }
        var comma = last.lastIndexOf(',');
        return last.substring(comma + 1).strip().equalsIgnoreCase("http");
    }
}
