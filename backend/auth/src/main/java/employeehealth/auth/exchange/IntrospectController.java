package employeehealth.auth.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.client.ClientAuthentication;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.grant.ClientGrant;
import employeehealth.auth.oauth.Endpoints;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import employeehealth.shared.access.Claims;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a token is worth now (RFC 7662), and ending it (RFC 7009). Only of one's own. */
@RestController
class IntrospectController {

    private final ClientAuthentication clients;
    private final KnownTokens tokens;
    private final Endpoints endpoints;
    private final AuthSettings.OAuth settings;

    IntrospectController(
            ClientAuthentication clients,
            KnownTokens tokens,
            Endpoints endpoints,
            AuthSettings settings) {
        this.clients = clients;
        this.tokens = tokens;
        this.endpoints = endpoints;
        this.settings = settings.oauth();
    }

    /** Of a token that is worth nothing, nothing is said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            boolean active,
            @Nullable String scope,
            @JsonProperty("client_id") @Nullable String clientId,
            @Nullable String sub,
            @JsonProperty("token_type") @Nullable String tokenType,
            @Nullable Long exp,
            @Nullable Long iat,
            @Nullable String iss,
            @Nullable String aud,
            @Nullable String jti,
            @Nullable Bound cnf) {

        static final View INACTIVE =
                new View(false, null, null, null, null, null, null, null, null, null, null);

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    /** Thumbprint of the key that it is bound to. */
    record Bound(String jkt) {}

    @PostMapping(
            path = "/oauth2/introspect",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Public
    ResponseEntity<View> introspect(HttpServletRequest request) {
        var parameters = Parameters.ofForm(request);
        var client = clients.require(request, parameters);
        if (client.kind().isPublic()) {
            throw OAuthRefusal.invalidClient(); // anybody could say that they are it
        }
        var token = parameters.require("token");
        var known = Tenant.of(client.company()).get(() -> tokens.find(client, token));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(known.map(one -> view(client, one)).orElse(View.INACTIVE));
    }

    @PostMapping(path = "/oauth2/revoke", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Public
    ResponseEntity<Void> revoke(HttpServletRequest request) {
        var parameters = Parameters.ofForm(request);
        var client = clients.require(request, parameters);
        var token = parameters.require("token");
        Tenant.of(client.company()).run(() -> tokens.revoke(client, token));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    }

    private View view(OAuthClient client, KnownToken token) {
        return switch (token) {
            case KnownToken.Refresh(var grant) -> view(client, grant);
            case KnownToken.Access(var jwt, _) -> view(jwt);
            case KnownToken.OfProgram(var jwt) -> view(jwt);
        };
    }

    private View view(OAuthClient client, ClientGrant grant) {
        var idle = grant.rotatedAt().plus(settings.idle());
        var until = idle.isBefore(grant.expiresAt()) ? idle : grant.expiresAt();
        return new View(
                true,
                OAuthScope.text(grant.scopes()),
                client.clientId(),
                grant.person().toString(),
                null,
                until.getEpochSecond(),
                grant.rotatedAt().getEpochSecond(),
                endpoints.issuer(),
                null,
                null,
                grant.boundTo() == null ? null : new Bound(grant.boundTo()));
    }

    private static View view(Jwt jwt) {
        var bound =
                jwt.getClaim(Claims.CONFIRMATION) instanceof Map<?, ?> cnf
                        ? new Bound(String.valueOf(cnf.get("jkt")))
                        : null;
        return new View(
                true,
                jwt.getClaimAsString(Claims.SCOPE),
                jwt.getClaimAsString(Claims.CLIENT),
                jwt.getSubject(),
                bound == null ? "Bearer" : "DPoP",
                seconds(jwt.getExpiresAt()),
                seconds(jwt.getIssuedAt()),
                jwt.getClaimAsString("iss"),
                Claims.AUDIENCE,
                jwt.getId(),
                bound);
    }

    private static long seconds(@Nullable Instant at) {
        return Objects.requireNonNull(at).getEpochSecond();
    }
}
