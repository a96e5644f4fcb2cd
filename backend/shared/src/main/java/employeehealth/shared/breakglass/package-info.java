/**
 * Reading about someone else without taking care of them: with a reason, for a while, not unseen.
 */
@NullMarked
package employeehealth.shared.breakglass;

import org.jspecify.annotations.NullMarked;
