/** The endpoints that programs call: tokens, introspection, revocation, userinfo, sign-out. */
@NullMarked
package employeehealth.auth.exchange;

import org.jspecify.annotations.NullMarked;
