@NullMarked
package employeehealth.triage.facts;

import org.jspecify.annotations.NullMarked;
