@NullMarked
package employeehealth.auth.factor;

import org.jspecify.annotations.NullMarked;
