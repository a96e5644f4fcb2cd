package employeehealth.triage.assessment;

import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.assessment.FollowUp.Feedback;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Of the person of the transaction alone. */
@Repository
class FollowUps {

    private static final Place FEEDBACK = new Place("triage.follow_ups", "sealed_feedback");

    private final TriageDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    FollowUps(TriageDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    FollowUp of(Assessment of) {
        return db.sql(
                        """
                        select check_back_at, sealed_feedback from triage.follow_ups
                         where assessment_id = :id
                        """)
                .param("id", of.id().value())
                .query((row, n) -> {
                    var at = row.getObject(1, OffsetDateTime.class);
                    var sealed = row.getBytes(2);
                    return new FollowUp(
                            at == null ? null : at.toInstant(),
                            sealed == null
                                    ? null
                                    : json.readValue(
                                            seal.open(
                                                    of.owner().person(),
                                                    FEEDBACK,
                                                    of.id().value(),
                                                    sealed),
                                            Feedback.class),
                            false);
                })
                .optional()
                .orElse(FollowUp.NONE);
    }

    /**
     * @param at none: no reminder
     */
    void remind(Assessment of, @Nullable Instant at, Instant now) {
        put(of, "check_back_at", at == null ? null : at.atOffset(ZoneOffset.UTC), now);
    }

    void tell(Assessment of, Feedback feedback, Instant now) {
        var clear = json.writeValueAsBytes(feedback);
        var sealed = seal.seal(of.owner().person(), FEEDBACK, of.id().value(), clear);
        put(of, "sealed_feedback", sealed, now);
    }

    private void put(Assessment of, String column, @Nullable Object value, Instant now) {
        db.sql(
                        """
                        insert into triage.follow_ups
                               (assessment_id, company_id, health_service_id, person_id, changed_at, %1$s)
                        values (:id, :company, :healthService, :person, :now, :value)
                        on conflict (assessment_id) do update
                           set changed_at = excluded.changed_at, %1$s = excluded.%1$s
                        """
                                .formatted(column))
                .param("id", of.id().value())
                .param("company", of.owner().company().value())
                .param("healthService", of.owner().healthService().value())
                .param("person", of.owner().person().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("value", value)
                .update();
    }
}
