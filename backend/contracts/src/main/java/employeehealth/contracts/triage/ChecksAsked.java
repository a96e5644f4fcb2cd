package employeehealth.contracts.triage;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.persondata.Whose;

import org.jspecify.annotations.Nullable;

/**
 * Whose symptom checks.
 *
 * @param before the last one that was told already; none: from the newest on
 */
public record ChecksAsked(Whose whose, @Nullable AssessmentId before) {}
