/** What the notifications service announces, and offers the other services. */
@NullMarked
package employeehealth.contracts.notifications;

import org.jspecify.annotations.NullMarked;
