package employeehealth.auth.federation;

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
 * Tells browsers apart between the way to a provider and back: what began in one ends in that one.
 * A stolen answer is worth nothing elsewhere, and nobody is signed in as somebody who began it for
 * them. Being Lax, it comes along when the provider sends the person back.
 */
@Component
class FederationCookie {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String name;
    private final boolean secure;

    FederationCookie(PlatformSettings settings) {
        var url = settings.publicUrl();
        secure = !settings.demo() || "https".equals(url.getScheme());
        name =
                secure
                        ? "__Host-federation"
                        : "federation-" + (url.getPort() < 0 ? 80 : url.getPort());
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
