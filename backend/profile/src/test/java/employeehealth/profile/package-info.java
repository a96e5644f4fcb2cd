/** What the profile service's tests look at it with. */
@NullMarked
package employeehealth.profile;

import org.jspecify.annotations.NullMarked;
