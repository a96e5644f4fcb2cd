/** The rules of a health profile, and its table. */
@NullMarked
package employeehealth.profile.health;

import org.jspecify.annotations.NullMarked;
