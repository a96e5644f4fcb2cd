/** Who someone is to a company, and what that lets them do. */
@NullMarked
package employeehealth.contracts.access;

import org.jspecify.annotations.NullMarked;
