/** Signed-in devices and their rotating refresh tokens. */
@NullMarked
package employeehealth.auth.session;

import org.jspecify.annotations.NullMarked;
