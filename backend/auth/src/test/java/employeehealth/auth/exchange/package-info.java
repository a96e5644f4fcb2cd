@NullMarked
package employeehealth.auth.exchange;

import org.jspecify.annotations.NullMarked;
