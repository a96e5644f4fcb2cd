package employeehealth.triage.assessment;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.triage.TriageDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Repository;

/** Whether people want reminders, as far as they have said; of the company of the transaction. */
@Repository
class ReminderChoices {

    private final TriageDatabase db;

    ReminderChoices(TriageDatabase db) {
        this.db = db;
    }

    /** Having said nothing stops none: whoever is reminded has asked for it. */
    boolean areStopped(PersonId person) {
        return db.sql(
                        """
                        select exists (select from triage.reminder_choices
                                        where person_id = :person and not allowed)
                        """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Whatever arrives late, what was decided last counts. */
    void put(CompanyId company, PersonId person, boolean allowed, Instant decidedAt) {
        db.sql(
                        """
                        insert into triage.reminder_choices
                               (company_id, person_id, allowed, decided_at)
                        values (:company, :person, :allowed, :at)
                        on conflict (company_id, person_id) do update
                           set allowed = excluded.allowed, decided_at = excluded.decided_at
                         where reminder_choices.decided_at <= excluded.decided_at
                        """)
                .param("company", company.value())
                .param("person", person.value())
                .param("allowed", allowed)
                .param("at", decidedAt.atOffset(ZoneOffset.UTC))
                .update();
    }
}
