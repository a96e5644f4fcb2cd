/** Addresses of people's own, which stay theirs when they leave the company. */
@NullMarked
package employeehealth.auth.personal;

import org.jspecify.annotations.NullMarked;
