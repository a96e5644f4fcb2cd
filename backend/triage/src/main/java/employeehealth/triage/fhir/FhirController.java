package employeehealth.triage.fhir;

import static employeehealth.contracts.access.Permission.TRIAGE_ASSESS;

import employeehealth.contracts.AssessmentId;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own symptom check, to take along: for whoever asks for FHIR. */
@RestController
@RequestMapping("/api/v1/triage/assessments")
class FhirController {

    private static final String FHIR = "application/fhir+json";

    private final ReadAsFhir reading;

    FhirController(ReadAsFhir reading) {
        this.reading = reading;
    }

    /** A Bundle of FHIR R4 with what was told and what was answered. */
    @GetMapping(path = "/{id}/fhir", produces = FHIR)
    @Audience(TRIAGE_ASSESS)
    String bundle(Me me, @PathVariable AssessmentId id) {
        return reading.bundle(me, id).json();
    }
}
