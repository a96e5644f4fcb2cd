/** Looking into files that were opened in an emergency, without a care relation. */
@NullMarked
package employeehealth.profile.review;

import org.jspecify.annotations.NullMarked;
