@NullMarked
package employeehealth.auth.session;

import org.jspecify.annotations.NullMarked;
