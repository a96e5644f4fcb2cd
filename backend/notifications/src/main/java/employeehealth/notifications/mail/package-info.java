/** How a mail leaves us: by SMTP, or into the demo mailbox. */
@NullMarked
package employeehealth.notifications.mail;

import org.jspecify.annotations.NullMarked;
