/** Headers by mode. */
@NullMarked
package employeehealth.gateway.answer;

import org.jspecify.annotations.NullMarked;
