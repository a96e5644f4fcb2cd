/** Second factors: which there are, who has set one up, and who must. */
@NullMarked
package employeehealth.auth.factor;

import org.jspecify.annotations.NullMarked;
