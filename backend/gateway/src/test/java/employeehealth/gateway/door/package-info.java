/** Pure rules of the front door. */
@NullMarked
package employeehealth.gateway.door;

import org.jspecify.annotations.NullMarked;
