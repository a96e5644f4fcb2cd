/** A stand-in for a collector of traces, and what is proven of spans. */
@NullMarked
package employeehealth.shared.telemetry;

import org.jspecify.annotations.NullMarked;
