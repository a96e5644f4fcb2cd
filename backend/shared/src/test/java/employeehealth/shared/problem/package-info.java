@NullMarked
package employeehealth.shared.problem;

import org.jspecify.annotations.NullMarked;
