package employeehealth.gateway.answer;

import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Headers that every answer carries unless its author says otherwise. They are set first and not
 * last: a header added when an answer is about to leave is missing from the answer that left
 * earlier (CVE-2026-22732).
 */
@Component
public final class StandingHeaders {

    /** For answers to programs: nothing in them may run, load or be framed. */
    private static final String INERT = "default-src 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS =
            "camera=(self), microphone=(self), geolocation=(self), bluetooth=(self), usb=(self),"
                    + " accelerometer=(), ambient-light-sensor=(), attribution-reporting=(),"
                    + " autoplay=(), browsing-topics=(), display-capture=(), encrypted-media=(),"
                    + " fullscreen=(self), gyroscope=(), hid=(), idle-detection=(), local-fonts=(),"
                    + " magnetometer=(), midi=(), payment=(), picture-in-picture=(), serial=(),"
                    + " storage-access=(), xr-spatial-tracking=()";

    private final Map<String, String> headers = new LinkedHashMap<>();

    StandingHeaders(PlatformSettings settings) {
        headers.put("Content-Security-Policy", INERT);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", PERMISSIONS);
        if (!settings.demo()) {
            headers.put("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
    }

    public void apply(HttpServletResponse response) {
        headers.forEach(response::setHeader);
    }
}
