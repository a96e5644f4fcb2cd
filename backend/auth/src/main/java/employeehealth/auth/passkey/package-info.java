/** Passkeys (WebAuthn level 3): set up, signed in with, looked after. */
@NullMarked
package employeehealth.auth.passkey;

import org.jspecify.annotations.NullMarked;
