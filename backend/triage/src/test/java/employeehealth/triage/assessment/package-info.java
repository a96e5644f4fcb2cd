@NullMarked
package employeehealth.triage.assessment;

import org.jspecify.annotations.NullMarked;
