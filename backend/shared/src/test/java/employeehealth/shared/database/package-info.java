@NullMarked
package employeehealth.shared.database;

import org.jspecify.annotations.NullMarked;
