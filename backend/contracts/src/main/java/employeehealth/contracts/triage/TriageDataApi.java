package employeehealth.contracts.triage;

import employeehealth.contracts.persondata.PersonDataApi;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The personal data that the triage service keeps. */
@HttpExchange("/internal/triage")
public interface TriageDataApi extends PersonDataApi {

    /** Somebody's symptom checks as resources of FHIR R4, for the archive of their data. */
    @PostExchange("/person-data/resources")
    ChecksTold resources(@RequestBody ChecksAsked asked);
}
