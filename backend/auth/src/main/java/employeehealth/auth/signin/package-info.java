/** Signing in, and who one is once signed in. */
@NullMarked
package employeehealth.auth.signin;

import org.jspecify.annotations.NullMarked;
