package employeehealth.auth.authorization;

import com.fasterxml.jackson.annotation.JsonProperty;
import employeehealth.auth.client.ClientAuthentication;
import employeehealth.auth.client.ShownKeys;
import employeehealth.auth.oauth.Parameters;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Authorization requests that never pass through a browser's address (RFC 9126). */
@RestController
class PushController {

    private final ClientAuthentication clients;
    private final ShownKeys keys;
    private final BeginAuthorization begin;

    PushController(ClientAuthentication clients, ShownKeys keys, BeginAuthorization begin) {
        this.clients = clients;
        this.keys = keys;
        this.begin = begin;
    }

    record View(
            @JsonProperty("request_uri") String requestUri,
            @JsonProperty("expires_in") long expiresIn) {

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }

    @PostMapping(path = "/oauth2/par", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Public
    ResponseEntity<View> push(HttpServletRequest request) {
        var parameters = Parameters.ofForm(request);
        var client = clients.require(request, parameters);
        var asked = AuthorizationRules.read(parameters, client);
        var key = Tenant.of(client.company()).get(() -> keys.ifShown(request, client));
        var handle = begin.keep(client, asked.provenBy(key), null);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new View(AuthorizeController.PUSHED + handle, begin.life().toSeconds()));
    }
}
