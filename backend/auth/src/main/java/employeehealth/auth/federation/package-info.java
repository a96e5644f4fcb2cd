/** Signing in by what another identity provider says, and which account is whose there. */
@NullMarked
package employeehealth.auth.federation;

import org.jspecify.annotations.NullMarked;
