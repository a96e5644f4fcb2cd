package employeehealth.auth.session;

import employeehealth.shared.access.Public;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Staying signed in, and signing out. Public: the cookie is the proof, the access token is gone.
 */
@RestController
@RequestMapping("/api/v1/auth")
class SessionController {

    /**
     * Not {@code "storage"}: it would take the service worker along, and with it the emergency page
     * that opens without a network. The page itself empties what it has stored.
     */
    private static final String EMPTY_THE_CACHE = "\"cache\"";

    private final OwnPages ownPages;
    private final RefreshCookie cookie;
    private final Refresh refresh;
    private final Families families;

    SessionController(OwnPages ownPages, RefreshCookie cookie, Refresh refresh, Families families) {
        this.ownPages = ownPages;
        this.cookie = cookie;
        this.refresh = refresh;
        this.families = families;
    }

    @PostMapping("/refresh")
    @Public
    ResponseEntity<Grant.View> refresh(HttpServletRequest request, HttpServletResponse response) {
        ownPages.require(request);
        var grant = cookie.read(request).flatMap(refresh::refresh);
        if (grant.isEmpty()) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.clear());
            throw new Problem(HttpStatus.UNAUTHORIZED, "auth/session-ended");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie.set(grant.get()))
                .body(grant.get().view());
    }

    /** Also for someone whose session is over already: they are signed out, as they wish. */
    @PostMapping("/logout")
    @Public
    ResponseEntity<Void> logout(HttpServletRequest request) {
        ownPages.require(request);
        cookie.read(request)
                .ifPresent(token -> Tenant.of(token.company()).run(() -> families.signOut(token)));
        return ResponseEntity.noContent()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie.clear())
                .header("Clear-Site-Data", EMPTY_THE_CACHE)
                .build();
    }
}
