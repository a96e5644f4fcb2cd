package employeehealth.auth.authorization;

import employeehealth.auth.oauth.Opaque;
import employeehealth.shared.settings.PlatformSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Tells browsers apart while somebody is asked for an authorization: a request that was opened in
 * one is answered in that one. So a stolen request is worth nothing elsewhere, and nobody can be
 * made to answer one that somebody else has begun. It signs nobody in; being Lax, it also comes
 * along when another site sends the person here.
 */
@Component
class BrowserCookie {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String name;
    private final boolean secure;

    BrowserCookie(PlatformSettings settings) {
        var url = settings.publicUrl();
        secure = !settings.demo() || "https".equals(url.getScheme());
        name =
                secure
                        ? "__Host-authorize"
                        : "authorize-" + (url.getPort() < 0 ? 80 : url.getPort());
    }

    Optional<String> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> FORM.matcher(value).matches())
                        .findFirst();
    }

    /** The one it has, so that two tabs do not take it from each other, or a new one. */
    String of(HttpServletRequest request) {
        return read(request).orElseGet(Opaque::next);
    }

    /** Value of the {@code Set-Cookie} header. */
    String set(String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(LIFE)
                .build()
                .toString();
    }
}
