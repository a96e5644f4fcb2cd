package employeehealth.triage.assessment;

import employeehealth.contracts.care.ConsentChanged;
import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.news.Subscriber;
import employeehealth.triage.TriageDatabase;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps whether somebody wants reminders, so that none is sent to whoever has stopped them. */
@Component
class HearOfReminders implements Subscriber<ConsentChanged> {

    private final TriageDatabase database;
    private final ReminderChoices choices;

    HearOfReminders(TriageDatabase database, ReminderChoices choices) {
        this.database = database;
        this.choices = choices;
    }

    @Override
    public String name() {
        return "triage.consent-changed";
    }

    @Override
    public Class<ConsentChanged> kind() {
        return ConsentChanged.class;
    }

    @Override
    public ServiceDatabase database() {
        return database;
    }

    @Override
    public void receive(ConsentChanged news, UUID id) {
        if (news.purpose() == ConsentPurpose.REMINDERS) {
            var company = Tenant.current().orElseThrow().company();
            choices.put(company, news.person(), news.granted(), news.at());
        }
    }
}
