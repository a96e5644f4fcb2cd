/** What professionals write down, and who reads it. */
@NullMarked
package employeehealth.profile.visit;

import org.jspecify.annotations.NullMarked;
