/** The only main: which services run here, on which database, for whom. */
@NullMarked
package employeehealth.app;

import org.jspecify.annotations.NullMarked;
