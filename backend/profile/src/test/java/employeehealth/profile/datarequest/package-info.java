/** Proves that requests are answered in time, and that nobody sees them but two. */
@NullMarked
package employeehealth.profile.datarequest;

import org.jspecify.annotations.NullMarked;
