/** What the triage service offers the other services. */
@NullMarked
package employeehealth.contracts.triage;

import org.jspecify.annotations.NullMarked;
