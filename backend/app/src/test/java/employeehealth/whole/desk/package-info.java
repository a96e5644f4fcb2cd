/**
 * A service of the tests' own, for what the platform can do before a service of its asks for it.
 */
@NullMarked
package employeehealth.whole.desk;

import org.jspecify.annotations.NullMarked;
