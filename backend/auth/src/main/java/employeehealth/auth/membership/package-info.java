/** Who belongs to a company: leaving it, and coming back. */
@NullMarked
package employeehealth.auth.membership;

import org.jspecify.annotations.NullMarked;
