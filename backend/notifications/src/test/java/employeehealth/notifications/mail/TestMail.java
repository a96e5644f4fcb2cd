package employeehealth.notifications.mail;

import employeehealth.notifications.NotificationsSettings;
import java.time.Clock;

/** The way out as the other packages get it. */
public final class TestMail {

    private TestMail() {}

    public static MailDoor door(NotificationsSettings settings, Clock clock) {
        return new MailDoor(new SmtpMailer(settings, true, clock), clock);
    }
}
