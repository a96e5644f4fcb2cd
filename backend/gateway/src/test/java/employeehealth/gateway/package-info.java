/** The gateway against a real container and real neighbours. */
@NullMarked
package employeehealth.gateway;

import org.jspecify.annotations.NullMarked;
