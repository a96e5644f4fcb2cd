/** Where the auth service keeps personal data, and what becomes of it. */
@NullMarked
package employeehealth.auth.persondata;

import org.jspecify.annotations.NullMarked;
