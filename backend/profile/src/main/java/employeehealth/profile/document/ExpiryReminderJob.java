package employeehealth.profile.document;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.profile.DocumentExpires;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.consent.Consents;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.news.Outbox;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Says that a document of somebody's soon holds no longer; whoever tells people does the rest. Not
 * of somebody who has refused reminders meanwhile: to say when a document ends asks for one.
 */
@Component
class ExpiryReminderJob implements Job<ExpiryReminderJob.Which> {

    private final ProfileDatabase database;
    private final Consents consents;
    private final Outbox outbox;

    ExpiryReminderJob(ProfileDatabase database, Consents consents, Outbox outbox) {
        this.database = database;
        this.consents = consents;
        this.outbox = outbox;
    }

    /**
     * @param saidAt when they said until when it holds
     */
    record Which(UUID company, UUID healthService, UUID person, Instant saidAt) {

        static Which of(Owner owner, Instant saidAt) {
            return new Which(
                    owner.company().value(),
                    owner.healthService().value(),
                    owner.person().value(),
                    saidAt);
        }

        private PersonId whose() {
            return new PersonId(person);
        }

        private Tenant tenant() {
            return new Tenant(new CompanyId(company), new HealthServiceId(healthService), whose());
        }
    }

    @Override
    public String name() {
        return "profile.document-expiry";
    }

    @Override
    public Class<Which> about() {
        return Which.class;
    }

    @Override
    public void run(Which which) {
        which.tenant().run(() -> database.write(() -> remind(which)));
    }

    private void remind(Which which) {
        if (consents.state(which.whose(), ConsentPurpose.REMINDERS) != ConsentState.REFUSED) {
            outbox.publish(database, new DocumentExpires(which.whose(), which.saidAt()));
        }
    }
}
