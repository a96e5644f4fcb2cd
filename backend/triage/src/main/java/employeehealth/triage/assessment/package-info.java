/** One symptom check: what was told, what was answered, and how it is replayed. */
@NullMarked
package employeehealth.triage.assessment;

import org.jspecify.annotations.NullMarked;
