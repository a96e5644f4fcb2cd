/** Proving again who one is, for what must not be done by whoever finds an open screen. */
@NullMarked
package employeehealth.auth.stepup;

import org.jspecify.annotations.NullMarked;
