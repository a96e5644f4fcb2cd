/** How much of everything one caller may have, and what goes first when there is too much. */
@NullMarked
package employeehealth.gateway.limit;

import org.jspecify.annotations.NullMarked;
