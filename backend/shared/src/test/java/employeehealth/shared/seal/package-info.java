@NullMarked
package employeehealth.shared.seal;

import org.jspecify.annotations.NullMarked;
