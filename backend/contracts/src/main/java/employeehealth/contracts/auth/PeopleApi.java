package employeehealth.contracts.auth;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the auth service tells the other services about people. */
@HttpExchange("/internal/auth")
public interface PeopleApi {

    /** Who calls, by the access token that travels along. */
    @GetExchange("/me")
    Myself me();
}
