package employeehealth.contracts.care;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the profile service tells symptom checks. */
@HttpExchange("/internal/profile/facts")
public interface ProfileFactsApi {

    /** The caller's own, while they consent that symptom checks use them. */
    @GetExchange
    ProfileFacts own();
}
