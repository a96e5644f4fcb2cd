package employeehealth.contracts.care;

import employeehealth.contracts.AssessmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * What the triage service owns, as resources of FHIR R4 (4.0.1), for the interop service to serve.
 * The caller's identity travels along, and decides what there is.
 */
@HttpExchange("/internal/triage/fhir")
public interface FhirApi {

    /**
     * The caller's own symptom checks, newest first; an empty page is the last.
     *
     * @param before the last of the page before
     */
    @GetExchange("/checks")
    List<FhirCheck> checks(
            @RequestParam(name = "before", required = false) @Nullable AssessmentId before);

    /** One of the caller's own symptom checks. */
    @GetExchange("/checks/{id}")
    FhirCheck check(@PathVariable("id") AssessmentId id);

    /**
     * The Questionnaire that a check answers.
     *
     * @param version as the check names it after the {@code |}: the hash of a library, bare
     */
    @GetExchange("/questionnaires/{version}")
    FhirResource questionnaire(@PathVariable("version") String version);

    /** The Questionnaire of one protocol, in the version in force for the caller. */
    @GetExchange("/protocols/{protocol}")
    FhirResource questionnaireOf(@PathVariable("protocol") String protocol);

    /** CodeSystems and ValueSets of ours that the resources use. */
    @GetExchange("/terminology")
    List<FhirResource> terminology();
}
