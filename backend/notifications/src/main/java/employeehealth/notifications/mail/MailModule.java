package employeehealth.notifications.mail;

import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.NotificationsSettings;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.settings.StartRefused;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which way mails leave. */
@Configuration(proxyBeanMethods = false)
class MailModule {

    @Bean
    @ConditionalOnBooleanProperty("platform.demo")
    DemoMailbox demoMailbox(NotificationsDatabase database, Clock clock) {
        return new DemoMailbox(database, clock);
    }

    @Bean
    MailDoor mailDoor(
            NotificationsSettings settings,
            PlatformSettings platform,
            NotificationsDatabase database,
            Clock clock) {
        return new MailDoor(mailer(settings, platform, database, clock), clock);
    }

    private static Mailer mailer(
            NotificationsSettings settings,
            PlatformSettings platform,
            NotificationsDatabase database,
            Clock clock) {
        if (settings.smtp() != null) {
            return new SmtpMailer(settings, platform.demo(), clock);
        }
        if (platform.demo()) {
            return new DemoMailbox(database, clock);
        }
        throw new StartRefused("Missing settings: SMTP_URL.");
    }
}
