/** What the notifications service offers the other services. */
@NullMarked
package employeehealth.contracts.notifications;

import org.jspecify.annotations.NullMarked;
