package employeehealth.contracts.auth;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the auth service offers the other services. */
@HttpExchange("/internal/auth")
public interface AuthApi {

    /** The public keys that verify access tokens, newest first. */
    @GetExchange("/keys")
    PublicKeys keys();
}
