/** The person's own file: what they say of their health, and who may see it. */
@NullMarked
package employeehealth.profile;

import org.jspecify.annotations.NullMarked;
