/** The same request sent twice has its effect once. */
@NullMarked
package employeehealth.shared.idempotency;

import org.jspecify.annotations.NullMarked;
