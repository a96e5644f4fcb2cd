package employeehealth.auth.federation;

import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import employeehealth.auth.session.Grant;
import employeehealth.auth.session.OwnPages;
import employeehealth.auth.signin.Clients;
import employeehealth.auth.signin.SignInAnswers;
import employeehealth.shared.access.Public;
import employeehealth.shared.problem.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signing in through a provider. All of it is public: who comes here is not signed in yet. Where
 * the browser itself goes the answer is always a redirect, never a document to read.
 */
@RestController
@RequestMapping("/api/v1/auth/federation")
class FederationController {

    private final WaysIn ways;
    private final BeginFederation begin;
    private final Arrive arrive;
    private final FinishFederation finish;
    private final FederationCookie cookie;
    private final OwnPages ownPages;
    private final Clients clients;
    private final SignInAnswers answers;

    FederationController(
            WaysIn ways,
            BeginFederation begin,
            Arrive arrive,
            FinishFederation finish,
            FederationCookie cookie,
            OwnPages ownPages,
            Clients clients,
            SignInAnswers answers) {
        this.ways = ways;
        this.begin = begin;
        this.arrive = arrive;
        this.finish = finish;
        this.cookie = cookie;
        this.ownPages = ownPages;
        this.clients = clients;
        this.answers = answers;
    }

    record Who(@NotBlank @Size(max = 254) String email) {

        @Override
        public String toString() {
            return "Who[hidden]";
        }
    }

    /**
     * What its domain alone says: the same for whoever has an account there and whoever has none.
     */
    @PostMapping("/discover")
    @Public
    ResponseEntity<WaysIn.View> discover(@Valid @RequestBody Who who) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ways.of(who.email()));
    }

    @GetMapping("/{provider}/begin")
    @Public
    ResponseEntity<Void> begin(@PathVariable UUID provider, HttpServletRequest request) {
        var browser = cookie.of(request);
        return seeOther(
                begin.begin(provider, browser, Language.of(request).getLanguage()),
                cookie.set(browser));
    }

    /** The one address that a provider sends browsers to, exact, and each provider's own. */
    @GetMapping("/{provider}/callback")
    @Public
    ResponseEntity<Void> callback(@PathVariable UUID provider, HttpServletRequest request) {
        var language = Language.of(request).getLanguage();
        return seeOther(
                arrive.arrive(provider, parameters(request), cookie.read(request), language), null);
    }

    /** One that nobody of ours has sent has no state, and ends at our page. */
    private static Parameters parameters(HttpServletRequest request) {
        try {
            return Parameters.of(request);
        } catch (OAuthRefusal malformed) {
            return new Parameters(Map.of());
        }
    }

    /** Answers as signing in by a password does. */
    @PostMapping("/finish")
    @Public
    ResponseEntity<Grant.View> finish(@Valid @RequestBody Came came, HttpServletRequest request) {
        ownPages.require(request);
        return answers.answer(
                finish.finish(
                        FinishFederation.handle(came.federation()),
                        FinishFederation.browser(cookie.read(request)),
                        clients.of(request)));
    }

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
