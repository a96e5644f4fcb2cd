/** What is sent to whom, how often it was tried, and what became of it. */
@NullMarked
package employeehealth.notifications.delivery;

import org.jspecify.annotations.NullMarked;
