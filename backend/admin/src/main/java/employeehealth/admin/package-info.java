/** Companies, health services, sites, and who is what where. */
@NullMarked
package employeehealth.admin;

import org.jspecify.annotations.NullMarked;
