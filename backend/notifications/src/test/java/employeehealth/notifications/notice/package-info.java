@NullMarked
package employeehealth.notifications.notice;

import org.jspecify.annotations.NullMarked;
