@NullMarked
package employeehealth.shared.idempotency;

import org.jspecify.annotations.NullMarked;
