/** What people read in a browser: the static export, the pages of problems. */
@NullMarked
package employeehealth.gateway.page;

import org.jspecify.annotations.NullMarked;
