/** What the auth service offers the others. */
@NullMarked
package employeehealth.contracts.auth;

import org.jspecify.annotations.NullMarked;
