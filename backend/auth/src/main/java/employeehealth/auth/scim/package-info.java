/** A company's directory keeps its people here by SCIM 2.0 (RFC 7643, 7644). */
@NullMarked
package employeehealth.auth.scim;

import org.jspecify.annotations.NullMarked;
