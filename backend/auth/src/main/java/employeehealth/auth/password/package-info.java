/** Checking passwords, slowly on purpose and without slowing down anything else. */
@NullMarked
package employeehealth.auth.password;

import org.jspecify.annotations.NullMarked;
