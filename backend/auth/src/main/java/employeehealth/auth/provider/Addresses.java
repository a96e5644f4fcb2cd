package employeehealth.auth.provider;

import employeehealth.auth.oauth.Endpoints;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Our own addresses that a provider is told, each exact, and each its own. */
@Component
public class Addresses {

    private final Endpoints endpoints;

    Addresses(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    public String begin(UUID provider) {
        return "/api/v1/auth/federation/" + provider + "/begin";
    }

    public String callback(UUID provider) {
        return endpoints.at("/api/v1/auth/federation/" + provider + "/callback");
    }

    String keys(UUID provider) {
        return endpoints.at("/api/v1/auth/federation/" + provider + "/jwks");
    }

    String backChannel(UUID provider) {
        return endpoints.at("/api/v1/auth/federation/" + provider + "/backchannel-logout");
    }

    /** Where somebody who was signed out there comes back to. */
    public String afterSignOut() {
        return endpoints.at("/");
    }
}
