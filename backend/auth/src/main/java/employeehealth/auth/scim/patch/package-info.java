/** Changes of a part of a resource (RFC 7644, 3.5.2). */
@NullMarked
package employeehealth.auth.scim.patch;

import org.jspecify.annotations.NullMarked;
