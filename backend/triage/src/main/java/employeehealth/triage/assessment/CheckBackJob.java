package employeehealth.triage.assessment;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.triage.CheckBackDue;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.news.Outbox;
import employeehealth.triage.TriageDatabase;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Says that somebody wanted to be reminded now, unless they have stopped reminders since; whoever
 * tells people does the rest.
 */
@Component
class CheckBackJob implements Job<CheckBackJob.Which> {

    private final TriageDatabase database;
    private final ReminderChoices choices;
    private final Outbox outbox;

    CheckBackJob(TriageDatabase database, ReminderChoices choices, Outbox outbox) {
        this.database = database;
        this.choices = choices;
        this.outbox = outbox;
    }

    /**
     * @param askedAt when they asked for it
     */
    record Which(UUID person, Instant askedAt) {}

    @Override
    public String name() {
        return "triage.check-back";
    }

    @Override
    public Class<Which> about() {
        return Which.class;
    }

    @Override
    public void run(Which which) {
        var person = new PersonId(which.person());
        database.write(() -> {
            if (!choices.areStopped(person)) {
                outbox.publish(database, new CheckBackDue(person, which.askedAt()));
            }
        });
    }
}
