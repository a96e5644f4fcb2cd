@NullMarked
package employeehealth.triage;

import org.jspecify.annotations.NullMarked;
