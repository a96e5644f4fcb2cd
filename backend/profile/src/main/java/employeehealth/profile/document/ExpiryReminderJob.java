package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.profile.DocumentExpires;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.news.Outbox;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says that a document of somebody's soon holds no longer; whoever tells people does the rest. */
@Component
class ExpiryReminderJob implements Job<ExpiryReminderJob.Which> {

    private final ProfileDatabase database;
    private final Outbox outbox;

    ExpiryReminderJob(ProfileDatabase database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /**
     * @param saidAt when they said until when it holds
     */
    record Which(UUID person, Instant saidAt) {}

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
        database.write(() ->
                outbox.publish(
                        database,
                        new DocumentExpires(new PersonId(which.person()), which.saidAt())));
    }
}
