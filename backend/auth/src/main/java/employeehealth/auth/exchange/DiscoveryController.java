package employeehealth.auth.exchange;

import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.oauth.Endpoints;
import employeehealth.shared.access.Public;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What we can do and where, for programs (OpenID Connect Discovery, RFC 8414). */
@RestController
class DiscoveryController {

    private static final List<String> SIGNED_BY = List.of("RS256", "PS256", "ES256");

    private final View view;

    DiscoveryController(Endpoints endpoints) {
        this.view = view(endpoints);
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record View(
            String issuer,
            String authorizationEndpoint,
            String tokenEndpoint,
            String userinfoEndpoint,
            String jwksUri,
            String pushedAuthorizationRequestEndpoint,
            String revocationEndpoint,
            String introspectionEndpoint,
            String endSessionEndpoint,
            List<String> scopesSupported,
            List<String> responseTypesSupported,
            List<String> responseModesSupported,
            List<String> grantTypesSupported,
            List<String> codeChallengeMethodsSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported,
            List<String> tokenEndpointAuthMethodsSupported,
            List<String> tokenEndpointAuthSigningAlgValuesSupported,
            List<String> introspectionEndpointAuthMethodsSupported,
            List<String> revocationEndpointAuthMethodsSupported,
            List<String> dpopSigningAlgValuesSupported,
            List<String> promptValuesSupported,
            List<String> claimsSupported,
            List<String> uiLocalesSupported,
            boolean backchannelLogoutSupported,
            boolean backchannelLogoutSessionSupported,
            boolean authorizationResponseIssParameterSupported,
            boolean requestParameterSupported,
            boolean requestUriParameterSupported,
            boolean requirePushedAuthorizationRequests) {}

    @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    @Public
    ResponseEntity<View> discovery() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(view);
    }

    private static View view(Endpoints at) {
        var proving = List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
        return new View(
                at.issuer(),
                at.at("/oauth2/authorize"),
                at.at("/oauth2/token"),
                at.at("/userinfo"),
                at.at("/oauth2/jwks"),
                at.at("/oauth2/par"),
                at.at("/oauth2/revoke"),
                at.at("/oauth2/introspect"),
                at.at("/oauth2/logout"),
                Arrays.stream(OAuthScope.values()).map(OAuthScope::code).toList(),
                List.of("code"),
                List.of("query"),
                List.of("authorization_code", "refresh_token", "client_credentials"),
                List.of("S256"),
                List.of("public"),
                List.of("RS256"),
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none"),
                SIGNED_BY,
                proving,
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none"),
                SIGNED_BY,
                List.of("login", "consent"),
                List.of("sub", "name", "locale", "email", "auth_time", "nonce", "acr", "sid"),
                List.of("fr", "en"),
                true,
                true,
                true,
                false,
                false,
                false);
    }
}
