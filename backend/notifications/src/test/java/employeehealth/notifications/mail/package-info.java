@NullMarked
package employeehealth.notifications.mail;

import org.jspecify.annotations.NullMarked;
