@NullMarked
package employeehealth.shared.breakglass;

import org.jspecify.annotations.NullMarked;
