/** What happened, written in the same transaction as the thing itself. */
@NullMarked
package employeehealth.shared.audit;

import org.jspecify.annotations.NullMarked;
