package employeehealth.auth.session;

import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets only our own pages use the refresh cookie, beyond what SameSite promises: a page on another
 * port or subdomain is same-site, too. Browsers state where a request comes from and scripts cannot
 * change it; a program without either header has to name our origin.
 */
@Component
public class OwnPages {

    private final String origin;
    private final boolean demo;

    OwnPages(PlatformSettings settings) {
        var url = settings.publicUrl();
        origin = url.getScheme() + "://" + url.getRawAuthority();
        demo = settings.demo();
    }

    public void require(HttpServletRequest request) {
        if (!ours(request)) {
            throw new Problem(HttpStatus.FORBIDDEN, "auth/foreign-origin");
        }
    }

    private boolean ours(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var from = request.getHeader(HttpHeaders.ORIGIN);
        return from != null && (from.equals(origin) || demo && from.equals(own(request)));
    }

    /** A demo is also reached as 127.0.0.1, or under another name of the machine. */
    private static String own(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
    }
}
