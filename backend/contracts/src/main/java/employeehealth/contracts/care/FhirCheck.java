package employeehealth.contracts.care;

import employeehealth.contracts.AssessmentId;
import org.jspecify.annotations.Nullable;

/**
 * A symptom check as FHIR has it.
 *
 * @param response the QuestionnaireResponse: what was told; none if the rules of then can be read
 *     no more
 * @param risk the RiskAssessment: what we answered
 */
@HealthData
public record FhirCheck(AssessmentId id, @Nullable FhirResource response, FhirResource risk) {}
