package employeehealth.notifications.mail;

import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.NotificationsSettings;
import java.time.Clock;

/** The way out as the other packages get it. */
public final class TestMail {

    private TestMail() {}

    public static MailDoor door(NotificationsSettings settings, Clock clock) {
        return new MailDoor(new SmtpMailer(settings, true, clock), clock);
    }

    /** To the mailbox that everybody who tries the demo out can read. */
    public static MailDoor demo(NotificationsDatabase database, Clock clock) {
        return new MailDoor(new DemoMailbox(database, clock), clock);
    }
}
