package employeehealth.notifications.delivery;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.BreakGlassUsed;
import employeehealth.contracts.auth.NewDeviceSignedIn;
import employeehealth.contracts.auth.SignInLocked;
import employeehealth.contracts.news.News;
import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.notice.Notice;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.news.Subscriber;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which news a person is told of. */
@Configuration(proxyBeanMethods = false)
class Subscriptions {

    @Bean
    Subscriber<SignInLocked> tellSignInLocked(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.sign-in-locked",
                SignInLocked.class,
                Notice.SIGN_IN_LOCKED,
                SignInLocked::person,
                SignInLocked::at,
                database,
                notices);
    }

    @Bean
    Subscriber<NewDeviceSignedIn> tellNewDevice(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.new-device-signed-in",
                NewDeviceSignedIn.class,
                Notice.NEW_DEVICE,
                NewDeviceSignedIn::person,
                NewDeviceSignedIn::at,
                database,
                notices);
    }

    @Bean
    Subscriber<BreakGlassUsed> tellFileOpened(NotificationsDatabase database, Notices notices) {
        return new Telling<>(
                "notifications.break-glass-used",
                BreakGlassUsed.class,
                Notice.FILE_OPENED,
                BreakGlassUsed::person,
                BreakGlassUsed::at,
                database,
                notices);
    }

    private record Telling<E extends News>(
            String name,
            Class<E> kind,
            Notice notice,
            Function<E, PersonId> whom,
            Function<E, Instant> when,
            ServiceDatabase database,
            Notices notices)
            implements Subscriber<E> {

        @Override
        public void receive(E news, UUID id) {
            notices.tell(whom.apply(news), notice, when.apply(news), id);
        }
    }
}
