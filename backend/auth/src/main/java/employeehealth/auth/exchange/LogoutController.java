package employeehealth.auth.exchange;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.ClientAuthentication;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.grant.ClientGrants;
import employeehealth.auth.grant.EndGrants;
import employeehealth.auth.oauth.Endpoints;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import employeehealth.auth.oauth.RedirectAddress;
import employeehealth.auth.session.Families;
import employeehealth.auth.signing.SigningKeys;
import employeehealth.contracts.SessionId;
import employeehealth.shared.access.Claims;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A program signs a person out (OpenID Connect RP-Initiated Logout). With the id token that it got
 * for them, what they granted in that sign-in ends, and the session of our pages in which they did;
 * without one, anybody could sign anybody out, and nothing ends.
 */
@RestController
class LogoutController {

    private final AuthDatabase database;
    private final ClientAuthentication clients;
    private final ClientGrants grants;
    private final EndGrants ends;
    private final Families sessions;
    private final SigningKeys keys;
    private final Endpoints endpoints;

    LogoutController(
            AuthDatabase database,
            ClientAuthentication clients,
            ClientGrants grants,
            EndGrants ends,
            Families sessions,
            SigningKeys keys,
            Endpoints endpoints) {
        this.database = database;
        this.clients = clients;
        this.grants = grants;
        this.ends = ends;
        this.sessions = sessions;
        this.keys = keys;
        this.endpoints = endpoints;
    }

    @GetMapping("/oauth2/logout")
    @Public
    ResponseEntity<Void> logout(HttpServletRequest request) {
        return answer(request, false);
    }

    @PostMapping(path = "/oauth2/logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Public
    ResponseEntity<Void> logoutByForm(HttpServletRequest request) {
        return answer(request, true);
    }

    private ResponseEntity<Void> answer(HttpServletRequest request, boolean form) {
        try {
            var parameters = form ? Parameters.ofForm(request) : Parameters.of(request);
            return signedOut(parameters);
        } catch (OAuthRefusal nobodyIsSentAnywhere) {
            throw new Problem(HttpStatus.BAD_REQUEST, "auth/bad-authorization-request");
        }
    }

    private ResponseEntity<Void> signedOut(Parameters parameters) {
        var hint = parameters.get("id_token_hint").flatMap(this::genuine).orElse(null);
        var client = client(parameters, hint);
        if (client != null && hint != null) {
            Tenant.of(client.company()).run(() -> signOut(client, hint));
        }
        var to = parameters.get("post_logout_redirect_uri").orElse(null);
        if (to == null) {
            return seeOther(URI.create(endpoints.at("/")));
        }
        if (client == null || !client.logoutUris().contains(to)) {
            throw OAuthRefusal.invalidRequest("post_logout_redirect_uri is not registered");
        }
        var told = new LinkedHashMap<String, @Nullable String>();
        told.put("state", parameters.get("state").orElse(null));
        return seeOther(RedirectAddress.of(to, told));
    }

    private @Nullable OAuthClient client(Parameters parameters, @Nullable JWTClaimsSet hint) {
        var named = parameters.get("client_id").orElse(null);
        var hinted =
                hint == null || hint.getAudience().isEmpty() ? null : hint.getAudience().getFirst();
        if (named != null && hinted != null && !named.equals(hinted)) {
            throw OAuthRefusal.invalidRequest("client_id and id_token_hint differ");
        }
        var id = named != null ? named : hinted;
        return id == null ? null : clients.find(id).orElse(null);
    }

    private void signOut(OAuthClient client, JWTClaimsSet hint) {
        var id = SessionId.of(String.valueOf(hint.getClaim(Claims.SESSION)));
        var session =
                database.write(() -> {
                    var grant = grants.lock(id).filter(one -> one.client().equals(client.id()));
                    grant.ifPresent(one -> ends.end(one, EndGrants.Because.SIGNED_OUT));
                    return grant.map(one -> one.session());
                });
        session.ifPresent(sessions::signOut);
    }

    /** Of ours, by a key that is still published; that it has expired does not matter here. */
    private Optional<JWTClaimsSet> genuine(String text) {
        try {
            var token = SignedJWT.parse(text);
            var key = keys.publicKeys().getKeyByKeyId(token.getHeader().getKeyID());
            var claims = token.getJWTClaimsSet();
            return key != null
                            && JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                            && token.verify(new RSASSAVerifier(key.toRSAKey()))
                            && Objects.equals(claims.getIssuer(), endpoints.issuer())
                            && claims.getClaim("at_hash") != null // no access token
                    ? Optional.of(claims)
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<Void> seeOther(URI to) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(to)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
