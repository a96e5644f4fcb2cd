@NullMarked
package employeehealth.triage.fhir;

import org.jspecify.annotations.NullMarked;
