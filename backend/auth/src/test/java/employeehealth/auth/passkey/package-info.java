@NullMarked
package employeehealth.auth.passkey;

import org.jspecify.annotations.NullMarked;
