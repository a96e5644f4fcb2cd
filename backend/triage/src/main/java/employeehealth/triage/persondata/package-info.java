/** Where the triage service keeps personal data, and what becomes of it. */
@NullMarked
package employeehealth.triage.persondata;

import org.jspecify.annotations.NullMarked;
