/** What resources consist of (RFC 7643). */
@NullMarked
package employeehealth.auth.scim.schema;

import org.jspecify.annotations.NullMarked;
