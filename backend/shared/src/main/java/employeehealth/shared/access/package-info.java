/** Who calls, what they may do, and for which company the database is asked. */
@NullMarked
package employeehealth.shared.access;

import org.jspecify.annotations.NullMarked;
