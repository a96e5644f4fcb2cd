@NullMarked
package employeehealth.shared.flags;

import org.jspecify.annotations.NullMarked;
