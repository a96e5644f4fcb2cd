/** Who takes care of whom, and what they see. */
@NullMarked
package employeehealth.profile.care;

import org.jspecify.annotations.NullMarked;
