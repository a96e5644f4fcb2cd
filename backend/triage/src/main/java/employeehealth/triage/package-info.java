/** Symptom checks: protocols, assessments, and the questions that lead to them. */
@NullMarked
package employeehealth.triage;

import org.jspecify.annotations.NullMarked;
