/** Limits, on a clock of the test's own and with a real Redis. */
@NullMarked
package employeehealth.gateway.limit;

import org.jspecify.annotations.NullMarked;
