/** Places of work, and groups of staff. */
@NullMarked
package employeehealth.admin.place;

import org.jspecify.annotations.NullMarked;
