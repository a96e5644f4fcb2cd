@NullMarked
package employeehealth.auth.signing;

import org.jspecify.annotations.NullMarked;
