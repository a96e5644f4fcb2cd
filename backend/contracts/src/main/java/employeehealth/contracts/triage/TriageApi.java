package employeehealth.contracts.triage;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the triage service offers the other services. */
@HttpExchange("/internal/triage")
public interface TriageApi {

    /** The caller's own latest symptom checks, newest first. */
    @GetExchange("/latest")
    LatestChecks latest();
}
