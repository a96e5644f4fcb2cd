package employeehealth.notifications.delivery;

import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.notice.Notice;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.jobs.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts down, within the transaction, that a person is to be told something. */
@Component
class Notices {

    private final NotificationsDatabase database;
    private final Deliveries deliveries;
    private final SendMail sendMail;
    private final Jobs jobs;
    private final Clock clock;

    Notices(
            NotificationsDatabase database,
            Deliveries deliveries,
            SendMail sendMail,
            Jobs jobs,
            Clock clock) {
        this.database = database;
        this.deliveries = deliveries;
        this.sendMail = sendMail;
        this.jobs = jobs;
        this.clock = clock;
    }

    void tell(PersonId person, Notice notice, Instant happenedAt, UUID event) {
        tell(person, notice, null, happenedAt, event);
    }

    void mail(PersonId person, Notice notice, LinkId link, Instant happenedAt, UUID event) {
        tell(person, notice, link, happenedAt, event);
    }

    private void tell(
            PersonId person, Notice notice, @Nullable LinkId link, Instant happenedAt, UUID event) {
        var now = clock.instant();
        var delivery =
                new Delivery(
                        Ids.next(),
                        Tenant.current().orElseThrow().company(),
                        person,
                        notice,
                        happenedAt,
                        Delivery.State.WAITING,
                        0,
                        link);
        if (deliveries.add(delivery, event, now)) {
            jobs.schedule(
                    database,
                    sendMail,
                    delivery.id().toString(),
                    new SendMail.Which(delivery.id()),
                    now);
        }
    }
}
