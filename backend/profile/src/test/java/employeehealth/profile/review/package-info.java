/** Who looks into what was opened. */
@NullMarked
package employeehealth.profile.review;

import org.jspecify.annotations.NullMarked;
