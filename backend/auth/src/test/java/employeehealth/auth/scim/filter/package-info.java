@NullMarked
package employeehealth.auth.scim.filter;

import org.jspecify.annotations.NullMarked;
