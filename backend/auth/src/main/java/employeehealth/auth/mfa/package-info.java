/** Setting up second factors, and taking them away. */
@NullMarked
package employeehealth.auth.mfa;

import org.jspecify.annotations.NullMarked;
