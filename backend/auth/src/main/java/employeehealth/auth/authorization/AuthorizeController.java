package employeehealth.auth.authorization;

import employeehealth.auth.client.ClientAuthentication;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.oauth.Endpoints;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import employeehealth.auth.oauth.RedirectAddress;
import employeehealth.shared.access.Public;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where programs send people. Nobody is signed in here: our refresh cookie does not come along from
 * another site. What is asked for is kept, and our own page, which knows who is signed in, asks.
 */
@RestController
class AuthorizeController {

    static final String PUSHED = "urn:ietf:params:oauth:request_uri:";

    private final ClientAuthentication clients;
    private final BeginAuthorization begin;
    private final BrowserCookie cookie;
    private final Endpoints endpoints;

    AuthorizeController(
            ClientAuthentication clients,
            BeginAuthorization begin,
            BrowserCookie cookie,
            Endpoints endpoints) {
        this.clients = clients;
        this.begin = begin;
        this.cookie = cookie;
        this.endpoints = endpoints;
    }

    @GetMapping("/oauth2/authorize")
    @Public
    ResponseEntity<Void> authorize(HttpServletRequest request) {
        return answer(request, false);
    }

    /** OpenID Connect has both (Core section 3.1.2.1). */
    @PostMapping(path = "/oauth2/authorize", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Public
    ResponseEntity<Void> authorizeByForm(HttpServletRequest request) {
        return answer(request, true);
    }

    private ResponseEntity<Void> answer(HttpServletRequest request, boolean form) {
        try {
            var parameters = form ? Parameters.ofForm(request) : Parameters.of(request);
            var client =
                    clients.find(parameters.require("client_id"))
                            .orElseThrow(() -> OAuthRefusal.invalidRequest("unknown client"));
            var browser = cookie.of(request);
            var pushed = parameters.get("request_uri").filter(uri -> uri.startsWith(PUSHED));
            return pushed.isPresent()
                    ? toOurPage(
                            begin.open(client, pushed.get().substring(PUSHED.length()), browser),
                            browser)
                    : asked(parameters, client, browser);
        } catch (OAuthRefusal nobodyIsSentAnywhere) {
            throw new Problem(HttpStatus.BAD_REQUEST, "auth/bad-authorization-request");
        }
    }

    private ResponseEntity<Void> asked(Parameters parameters, OAuthClient client, String browser) {
        var redirectUri = AuthorizationRules.redirectUri(parameters, client);
        try {
            var asked = AuthorizationRules.read(parameters, client);
            return toOurPage(begin.keep(client, asked, browser), browser);
        } catch (OAuthRefusal refusal) {
            return seeOther(refused(redirectUri, refusal, parameters), null);
        }
    }

    private URI refused(String redirectUri, OAuthRefusal refusal, Parameters parameters) {
        var told = new LinkedHashMap<String, @Nullable String>();
        told.put("error", refusal.code());
        told.put("error_description", refusal.description());
        told.put("state", parameters.get("state").orElse(null));
        told.put("iss", endpoints.issuer());
        return RedirectAddress.of(redirectUri, told);
    }

    private ResponseEntity<Void> toOurPage(String handle, String browser) {
        return seeOther(
                URI.create(endpoints.at("/authorize/?request=" + handle)), cookie.set(browser));
    }

    /** 303: a browser must not send the form once more (RFC 9700 section 4.12). */
    private static ResponseEntity<Void> seeOther(URI to, @Nullable String cookie) {
        var answer =
                ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(to)
                        .cacheControl(CacheControl.noStore())
                        .header("Referrer-Policy", "no-referrer");
        if (cookie != null) {
            answer.header(HttpHeaders.SET_COOKIE, cookie);
        }
        return answer.build();
    }
}
