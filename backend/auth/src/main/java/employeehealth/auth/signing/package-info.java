/** The keys of the platform and the access tokens signed with them. */
@NullMarked
package employeehealth.auth.signing;

import org.jspecify.annotations.NullMarked;
