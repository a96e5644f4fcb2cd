@NullMarked
package employeehealth.auth.scim;

import org.jspecify.annotations.NullMarked;
