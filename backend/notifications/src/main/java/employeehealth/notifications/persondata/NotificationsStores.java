package employeehealth.notifications.persondata;

import static employeehealth.contracts.persondata.Store.Erasure.NOW;

import employeehealth.notifications.NotificationsDatabase;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.jobs.RecurringJob;
import employeehealth.shared.persondata.PersonStores;
import employeehealth.shared.persondata.Retention;
import employeehealth.shared.persondata.TableStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every table of this service that may say something about somebody, and what clears them. */
@Configuration(proxyBeanMethods = false)
class NotificationsStores {

    @Bean
    PersonStores notificationsPersonStores(NotificationsDatabase db) {
        return PersonStores.of(
                db,
                TableStore.of(db, "notifications.deliveries", "messages", NOW)
                        .sealed("sealed_recipient"),
                TableStore.of(db, "notifications.demo_mailbox", "messages", NOW)
                        .where("lower(recipient) = any (:addresses)"));
    }

    @Bean
    RecurringJob notificationsRetention(NotificationsDatabase db, Audit audit) {
        return Retention.job("notifications", db, audit, "notifications.deliveries");
    }
}
