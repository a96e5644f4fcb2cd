package employeehealth.profile.document;

import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.profile.DocumentExpires;
import employeehealth.profile.OwnedId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.consent.Consents;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.news.Outbox;
import java.time.Instant;
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
    record Which(OwnedId document, Instant saidAt) {}

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
        which.document.tenant().run(() -> database.write(() -> remind(which)));
    }

    private void remind(Which which) {
        var person = which.document.owner().person();
        if (consents.state(person, ConsentPurpose.REMINDERS) != ConsentState.REFUSED) {
            outbox.publish(database, new DocumentExpires(person, which.saidAt));
        }
    }
}
