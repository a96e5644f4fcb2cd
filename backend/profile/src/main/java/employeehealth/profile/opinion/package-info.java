/** What a physician thinks of somebody's work, and what the employer gets to see of it. */
@NullMarked
package employeehealth.profile.opinion;

import org.jspecify.annotations.NullMarked;
