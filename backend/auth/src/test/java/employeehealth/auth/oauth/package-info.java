@NullMarked
package employeehealth.auth.oauth;

import org.jspecify.annotations.NullMarked;
