/** Filters and paths to attributes (RFC 7644, 3.4.2.2 and 3.10). */
@NullMarked
package employeehealth.auth.scim.filter;

import org.jspecify.annotations.NullMarked;
