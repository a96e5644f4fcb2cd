@NullMarked
package employeehealth.shared.settings;

import org.jspecify.annotations.NullMarked;
