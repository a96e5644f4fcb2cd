@NullMarked
package employeehealth.auth.password;

import org.jspecify.annotations.NullMarked;
