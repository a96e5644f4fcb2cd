package employeehealth.auth.exchange;

import employeehealth.auth.client.ClientAuthentication;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.client.ShownKeys;
import employeehealth.auth.oauth.OAuthRefusal;
import employeehealth.auth.oauth.Parameters;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where programs get tokens. Public: the request itself proves who sends it. */
@RestController
class TokenController {

    private final ClientAuthentication clients;
    private final ShownKeys keys;
    private final ExchangeGrant grants;
    private final ExchangeCredentials credentials;

    TokenController(
            ClientAuthentication clients,
            ShownKeys keys,
            ExchangeGrant grants,
            ExchangeCredentials credentials) {
        this.clients = clients;
        this.keys = keys;
        this.grants = grants;
        this.credentials = credentials;
    }

    @PostMapping(path = "/oauth2/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Public
    ResponseEntity<TokenAnswer> token(HttpServletRequest request) {
        var parameters = Parameters.ofForm(request);
        var client = clients.require(request, parameters);
        var answer = Tenant.of(client.company()).get(() -> exchange(client, parameters, request));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    private TokenAnswer exchange(
            OAuthClient client, Parameters parameters, HttpServletRequest request) {
        var type = parameters.require("grant_type");
        var key = keys.of(request, client);
        return switch (type) {
            case "authorization_code" -> grants.code(client, parameters, key);
            case "refresh_token" -> grants.refreshToken(client, parameters, key);
            case "client_credentials" -> credentials.exchange(client, parameters, key);
            default -> throw OAuthRefusal.of("unsupported_grant_type", "not one that we know");
        };
    }
}
