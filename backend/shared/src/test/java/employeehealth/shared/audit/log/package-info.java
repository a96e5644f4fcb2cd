@NullMarked
package employeehealth.shared.audit.log;

import org.jspecify.annotations.NullMarked;
