package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import employeehealth.triage.TriageDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class OfflineChecks {

    private static final Place OUTCOME = new Place("triage.offline_checks", "sealed_outcome");

    private final TriageDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    OfflineChecks(TriageDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    Optional<OfflineCheck> find(PersonId person, AssessmentId id) {
        return db.sql(
                        """
                        select assessment_id, person_id, library, engine_version, known, same,
                               sealed_outcome, told_at
                          from triage.offline_checks
                         where person_id = :person and assessment_id = :id
                        """)
                .param("person", person.value())
                .param("id", id.value())
                .query(this::check)
                .optional();
    }

    void add(Assessment.Owner owner, OfflineCheck check, OffsetDateTime at) {
        var row = check.assessment().value();
        db.sql(
                        """
                        insert into triage.offline_checks
                               (assessment_id, company_id, health_service_id, person_id, library,
                                engine_version, known, same, sealed_outcome, told_at, at)
                        values (:id, :company, :healthService, :person, :library,
                                :engine, :known, :same, :outcome, :toldAt, :at)
                        """)
                .param("id", row)
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("library", check.library())
                .param("engine", check.engine())
                .param("known", check.known())
                .param("same", check.same())
                .param(
                        "outcome",
                        seal.seal(
                                owner.person(),
                                OUTCOME,
                                row,
                                json.writeValueAsBytes(check.outcome())))
                .param("toldAt", check.toldAt().atOffset(ZoneOffset.UTC))
                .param("at", at)
                .update();
    }

    private OfflineCheck check(ResultSet row, int n) throws SQLException {
        var id = row.getObject("assessment_id", UUID.class);
        var person = new PersonId(row.getObject("person_id", UUID.class));
        return new OfflineCheck(
                new AssessmentId(id),
                row.getString("library"),
                row.getString("engine_version"),
                row.getBoolean("known"),
                row.getBoolean("same"),
                json.readTree(seal.open(person, OUTCOME, id, row.getBytes("sealed_outcome"))),
                row.getObject("told_at", OffsetDateTime.class).toInstant());
    }
}
