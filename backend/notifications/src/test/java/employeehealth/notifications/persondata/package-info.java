@NullMarked
package employeehealth.notifications.persondata;

import org.jspecify.annotations.NullMarked;
