@NullMarked
package employeehealth.auth.federation;

import org.jspecify.annotations.NullMarked;
