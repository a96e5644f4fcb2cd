/** Where the notifications service keeps personal data, and what becomes of it. */
@NullMarked
package employeehealth.notifications.persondata;

import org.jspecify.annotations.NullMarked;
