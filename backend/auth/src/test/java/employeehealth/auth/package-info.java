/** The auth service on its own, with its neighbours played. */
@NullMarked
package employeehealth.auth;

import org.jspecify.annotations.NullMarked;
