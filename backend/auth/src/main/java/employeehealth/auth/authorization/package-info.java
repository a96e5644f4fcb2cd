/** A program asks, a person answers. */
@NullMarked
package employeehealth.auth.authorization;

import org.jspecify.annotations.NullMarked;
