@NullMarked
package employeehealth.shared.access;

import org.jspecify.annotations.NullMarked;
