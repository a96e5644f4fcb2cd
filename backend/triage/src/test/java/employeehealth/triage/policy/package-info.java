@NullMarked
package employeehealth.triage.policy;

import org.jspecify.annotations.NullMarked;
