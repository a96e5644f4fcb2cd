@NullMarked
package employeehealth.shared.audit;

import org.jspecify.annotations.NullMarked;
