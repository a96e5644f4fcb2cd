package employeehealth.auth.session;

import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The one cookie. No script can read it, no other site can have it sent, and with its prefix no
 * neighbouring host can set it. A demo on plain http cannot have that prefix; there its name holds
 * the port, because cookies do not tell ports apart.
 */
@Component
public class RefreshCookie {

    private final String name;
    private final boolean secure;

    RefreshCookie(PlatformSettings settings) {
        var url = settings.publicUrl();
        secure = !settings.demo() || "https".equals(url.getScheme());
        name = secure ? "__Host-refresh" : "refresh-" + (url.getPort() < 0 ? 80 : url.getPort());
    }

    Optional<RefreshToken> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .findFirst()
                        .flatMap(cookie -> RefreshToken.parse(cookie.getValue()));
    }

    /** Value of the {@code Set-Cookie} header. */
    public String set(Grant grant) {
        return cookie(grant.refreshToken().text(), grant.refreshLife());
    }

    String clear() {
        return cookie("", Duration.ZERO);
    }

    private String cookie(String value, Duration life) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .maxAge(life)
                .build()
                .toString();
    }
}
