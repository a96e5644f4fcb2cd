package employeehealth.contracts.auth;

import employeehealth.contracts.Polled;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the auth service offers the other services. */
@HttpExchange("/internal/auth")
public interface AuthApi {

    /** The public keys that verify access tokens, newest first. */
    @GetExchange("/keys")
    PublicKeys keys();

    /**
     * What was revoked lately.
     *
     * @param after {@link Revoked#next} of the answer before; without it, all that still matters
     */
    @Polled
    @GetExchange("/revoked")
    Revoked revoked(@RequestParam(name = "after", required = false) @Nullable String after);
}
