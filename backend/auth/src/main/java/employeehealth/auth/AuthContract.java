package employeehealth.auth;

import employeehealth.auth.signing.SigningKeys;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.contracts.auth.PublicKeys;
import employeehealth.shared.access.ServicesOnly;
import org.springframework.web.bind.annotation.RestController;

/** What the other services may ask of this one. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly
class AuthContract implements AuthApi {

    private final SigningKeys keys;

    AuthContract(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public PublicKeys keys() {
        return new PublicKeys(keys.published());
    }
}
