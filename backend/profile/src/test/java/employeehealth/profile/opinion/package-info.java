/** What the employer gets to see, and what not. */
@NullMarked
package employeehealth.profile.opinion;

import org.jspecify.annotations.NullMarked;
