package employeehealth.contracts.care;

import employeehealth.contracts.AssessmentId;

/**
 * A symptom check as FHIR has it.
 *
 * @param response the QuestionnaireResponse: what was told
 * @param risk the RiskAssessment: what we answered
 */
@HealthData
public record FhirCheck(AssessmentId id, FhirResource response, FhirResource risk) {}
