package employeehealth.notifications.persondata;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.notifications.NotificationsDatabase;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What somebody was told is kept for a year ({@code messages}), whatever company they are of. */
class RetentionTest {

    private final Databases databases = TestPlatform.freshDatabases();
    private final NotificationsDatabase database = new NotificationsDatabase(databases);

    private UUID told(LocalDate at) {
        var id = Ids.next();
        TestPlatform.asOwner(
                databases,
                """
                insert into notifications.deliveries
                       (id, company_id, person_id, notice, channel, event_id, happened_at, state,
                        created_at)
                values ('%s', '%s', '%s', 'sign-in-locked', 'mail', '%s', '%s', 'sent', '%s')
                """
                        .formatted(id, Ids.next(), Ids.next(), Ids.next(), at, at));
        return id;
    }

    @Test
    void messagesGoAfterAYear() {
        var aYearAgo = LocalDate.now(ZoneOffset.UTC).minusYears(1);
        told(aYearAgo.minusDays(1));
        told(aYearAgo.minusYears(3));
        var kept = told(aYearAgo.plusDays(1));
        new NotificationsStores()
                .notificationsRetention(database, TestAudit.at(Clock.systemUTC()))
                .work()
                .run();
        assertThat(TestPlatform.seenByOwner(databases, "select id from notifications.deliveries"))
                .containsExactly(kept);
    }
}
