/** The emergency card for other software: an International Patient Summary (HL7 FHIR R4). */
@NullMarked
package employeehealth.profile.ips;

import org.jspecify.annotations.NullMarked;
