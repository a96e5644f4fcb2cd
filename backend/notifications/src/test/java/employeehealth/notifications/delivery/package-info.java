@NullMarked
package employeehealth.notifications.delivery;

import org.jspecify.annotations.NullMarked;
