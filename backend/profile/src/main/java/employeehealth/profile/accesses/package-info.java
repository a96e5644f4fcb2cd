/** Who looked at what is a person's own, as the audit of all services tells. */
@NullMarked
package employeehealth.profile.accesses;

import org.jspecify.annotations.NullMarked;
