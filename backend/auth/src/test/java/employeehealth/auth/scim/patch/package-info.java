@NullMarked
package employeehealth.auth.scim.patch;

import org.jspecify.annotations.NullMarked;
