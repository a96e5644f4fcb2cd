/** Where the admin service keeps personal data, and what becomes of it. */
@NullMarked
package employeehealth.admin.persondata;

import org.jspecify.annotations.NullMarked;
