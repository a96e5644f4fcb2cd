/** What people are told, and the words for it. */
@NullMarked
package employeehealth.notifications.notice;

import org.jspecify.annotations.NullMarked;
