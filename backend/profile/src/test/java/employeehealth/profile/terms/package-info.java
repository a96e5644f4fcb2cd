/** The lists that ship, and how they are searched. */
@NullMarked
package employeehealth.profile.terms;

import org.jspecify.annotations.NullMarked;
