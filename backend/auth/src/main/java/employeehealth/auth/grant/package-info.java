/** What a person granted to a program, and the tokens that come of it. */
@NullMarked
package employeehealth.auth.grant;

import org.jspecify.annotations.NullMarked;
