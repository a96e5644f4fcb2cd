package employeehealth.profile.questionnaire;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything that was sent. Rows exist for their person, and for declared care, which reads. */
@Repository
class SentQuestionnaires {

    static final String TABLE = "profile.pre_visit_questionnaires";

    private static final Place ANSWERS = new Place(TABLE, "sealed_answers");
    private static final TypeReference<List<GivenAnswer>> LIST = new TypeReference<>() {};
    private static final String COLUMNS =
            "select id, company_id, health_service_id, person_id, version, sealed_answers, at"
                    + " from profile.pre_visit_questionnaires where person_id = :person";

    private final ProfileDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    SentQuestionnaires(ProfileDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    Optional<SentQuestionnaire> last(PersonId person) {
        return db.sql(COLUMNS + " order by at desc, id desc limit 1")
                .param("person", person.value())
                .query(this::sent)
                .optional();
    }

    Optional<SentQuestionnaire> find(PersonId person, UUID id) {
        return db.sql(COLUMNS + " and id = :id")
                .param("person", person.value())
                .param("id", id)
                .query(this::sent)
                .optional();
    }

    /** Those sent before a moment, newest first. */
    List<SentQuestionnaire> before(PersonId person, Instant at, int limit) {
        return db.sql(COLUMNS + " and at < :at order by at desc limit :limit")
                .param("person", person.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(this::sent)
                .list();
    }

    void add(SentQuestionnaire sent) {
        var owner = sent.owner();
        db.sql(
                        """
                        insert into profile.pre_visit_questionnaires
                               (id, company_id, health_service_id, person_id, version,
                                sealed_answers, at)
                        values (:id, :company, :healthService, :person, :version, :sealed, :at)
                        """)
                .param("id", sent.id())
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("version", sent.version())
                .param("sealed", sealed(sent))
                .param("at", sent.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] sealed(SentQuestionnaire sent) {
        var clear = json.writeValueAsBytes(sent.answers());
        return seal.seal(sent.owner().person(), ANSWERS, sent.id(), clear);
    }

    private SentQuestionnaire sent(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var owner =
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)));
        var clear = seal.open(owner.person(), ANSWERS, id, row.getBytes("sealed_answers"));
        return new SentQuestionnaire(
                id,
                owner,
                row.getInt("version"),
                json.readValue(clear, LIST),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
