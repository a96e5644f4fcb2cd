/** The platform as outsiders meet it: real processes, real addresses, real refusals. */
@NullMarked
package employeehealth.whole;

import org.jspecify.annotations.NullMarked;
