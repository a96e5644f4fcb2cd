/** What the profile service offers the others beside care data. */
@NullMarked
package employeehealth.contracts.profile;

import org.jspecify.annotations.NullMarked;
