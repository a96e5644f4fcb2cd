/** Archives and erasures, with everything behind them. */
@NullMarked
package employeehealth.profile.rights;

import org.jspecify.annotations.NullMarked;
