/** What somebody has proven of who they are, and what has to be proven. */
@NullMarked
package employeehealth.auth.assurance;

import org.jspecify.annotations.NullMarked;
