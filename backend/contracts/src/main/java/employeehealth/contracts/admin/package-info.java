/** What the admin service offers the others. */
@NullMarked
package employeehealth.contracts.admin;

import org.jspecify.annotations.NullMarked;
