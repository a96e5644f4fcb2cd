@NullMarked
package employeehealth.shared.audit.verify;

import org.jspecify.annotations.NullMarked;
