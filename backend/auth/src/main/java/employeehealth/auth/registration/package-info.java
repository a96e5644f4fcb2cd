/** How people come: invited, or with an address of their company, and confirmed by mail. */
@NullMarked
package employeehealth.auth.registration;

import org.jspecify.annotations.NullMarked;
