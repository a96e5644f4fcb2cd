@NullMarked
package employeehealth.auth.attempt;

import org.jspecify.annotations.NullMarked;
