/** What the profile service offers the other services. */
@NullMarked
package employeehealth.contracts.profile;

import org.jspecify.annotations.NullMarked;
