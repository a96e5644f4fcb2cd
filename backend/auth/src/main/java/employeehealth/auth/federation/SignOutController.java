package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import employeehealth.auth.provider.IdentityProviders;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.access.WhileEnrolling;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing out at the provider, from here and from there. */
@RestController
@RequestMapping("/api/v1/auth/federation")
class SignOutController {

    private final AuthDatabase database;
    private final IdentityProviders providers;
    private final SignOutThere signOut;

    SignOutController(AuthDatabase database, IdentityProviders providers, SignOutThere signOut) {
        this.database = database;
        this.providers = providers;
        this.signOut = signOut;
    }

    /**
     * @param address where the browser goes after it has signed out here; none: nowhere
     */
    record View(@Nullable String address) {

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    /** Asked before signing out: afterwards nobody knows which session it was. */
    @GetMapping("/sign-out")
    @SignedIn
    @WhileEnrolling
    ResponseEntity<View> address(Me me) {
        var address = signOut.address(me).map(Object::toString).orElse(null);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new View(address));
    }

    /** OpenID Connect Back-Channel Logout: the provider's signature is the proof. */
    @PostMapping(
            path = "/{provider}/backchannel-logout",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Public
    ResponseEntity<Void> end(@PathVariable UUID provider, HttpServletRequest request) {
        var token = Parameters.ofForm(request).require("logout_token");
        var company =
                database.read(() -> providers.companyOf(provider)).orElseThrow(Problem::notFound);
        Tenant.of(company).run(() -> end(provider, token));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    }

    private void end(UUID id, String token) {
        var provider = database.read(() -> providers.find(id)).orElseThrow(Problem::notFound);
        try {
            signOut.end(provider, token);
        } catch (NotGenuine e) {
            throw OAuthRefusal.invalidRequest("logout_token is not valid");
        } catch (IOException e) {
            throw Problem.unavailable();
        }
    }
}
