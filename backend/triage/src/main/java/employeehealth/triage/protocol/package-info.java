/** The medical protocols in force, and every library that an assessment was ever made with. */
@NullMarked
package employeehealth.triage.protocol;

import org.jspecify.annotations.NullMarked;
