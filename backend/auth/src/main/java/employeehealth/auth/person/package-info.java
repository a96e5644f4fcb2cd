/** People who can sign in, and the names they sign in with. */
@NullMarked
package employeehealth.auth.person;

import org.jspecify.annotations.NullMarked;
