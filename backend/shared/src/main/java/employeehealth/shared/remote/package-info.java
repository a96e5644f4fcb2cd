/** The only code that knows whether a neighbour runs in this process. */
@NullMarked
package employeehealth.shared.remote;

import org.jspecify.annotations.NullMarked;
