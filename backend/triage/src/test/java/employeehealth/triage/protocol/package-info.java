@NullMarked
package employeehealth.triage.protocol;

import org.jspecify.annotations.NullMarked;
