/** Protocols and checks as resources of FHIR R4 (4.0.1). */
@NullMarked
package employeehealth.triage.fhir;

import org.jspecify.annotations.NullMarked;
