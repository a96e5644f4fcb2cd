/** How long someone who keeps guessing has to wait. */
@NullMarked
package employeehealth.auth.attempt;

import org.jspecify.annotations.NullMarked;
