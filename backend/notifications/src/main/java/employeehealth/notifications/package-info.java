/** Tells people what concerns them: never what is in their file, only that there is something. */
@NullMarked
package employeehealth.notifications;

import org.jspecify.annotations.NullMarked;
