@NullMarked
package employeehealth.triage.governance;

import org.jspecify.annotations.NullMarked;
