/** Where a request goes: refused, to a controller of this process, or to a neighbour. */
@NullMarked
package employeehealth.gateway.door;

import org.jspecify.annotations.NullMarked;
