/** Which identity providers a company trusts, and how they are asked. */
@NullMarked
package employeehealth.auth.provider;

import org.jspecify.annotations.NullMarked;
