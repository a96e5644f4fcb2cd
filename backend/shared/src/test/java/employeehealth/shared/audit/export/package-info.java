@NullMarked
package employeehealth.shared.audit.export;

import org.jspecify.annotations.NullMarked;
