/** What the notifications service announces. */
@NullMarked
package employeehealth.contracts.notifications;

import org.jspecify.annotations.NullMarked;
