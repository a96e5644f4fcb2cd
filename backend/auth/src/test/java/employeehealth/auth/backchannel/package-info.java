@NullMarked
package employeehealth.auth.backchannel;

import org.jspecify.annotations.NullMarked;
