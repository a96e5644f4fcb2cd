/** What those who run the platform see of its work: names from closed sets, counts and times. */
@NullMarked
package employeehealth.shared.telemetry;

import org.jspecify.annotations.NullMarked;
