/** Who may read whose file, what the person says about that, and the side of care staff. */
@NullMarked
package employeehealth.profile.care;

import org.jspecify.annotations.NullMarked;
