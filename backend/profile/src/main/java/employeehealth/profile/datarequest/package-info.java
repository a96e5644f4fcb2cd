/** What people ask for of their data by right, and the desk that answers within the time. */
@NullMarked
package employeehealth.profile.datarequest;

import org.jspecify.annotations.NullMarked;
