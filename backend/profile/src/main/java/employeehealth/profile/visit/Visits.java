package employeehealth.profile.visit;

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
import tools.jackson.databind.json.JsonMapper;

/** Every version of every visit. Rows exist for their person, and for declared care. */
@Repository
class Visits {

    static final String TABLE = "profile.visits";

    private static final Place VISIT = new Place(TABLE, "sealed_visit");
    private static final String THEIRS =
            """
             id, company_id, health_service_id, person_id, visit_id, version, author_id,
                   sealed_visit, at
              from profile.visits
             where person_id = :person
            """;
    private static final String NEWEST = "select distinct on (visit_id)" + THEIRS;
    private static final String ORDER = " order by visit_id desc, version desc ";

    private final ProfileDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    Visits(ProfileDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /** As they are written down now, those written down last first. */
    List<Visit> of(PersonId person, int limit) {
        return db.sql(NEWEST + ORDER + "limit :limit")
                .param("person", person.value())
                .param("limit", limit)
                .query(this::visit)
                .list();
    }

    /** Those written down, or corrected last, before a moment; newest first. */
    List<Visit> before(PersonId person, Instant at, int limit) {
        return db.sql(
                        "select * from ("
                                + NEWEST
                                + ORDER
                                + ") v where at < :at order by at desc limit :limit")
                .param("person", person.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(this::visit)
                .list();
    }

    Optional<Visit> find(PersonId person, UUID visit) {
        return db.sql(NEWEST + " and visit_id = :visit" + ORDER)
                .param("person", person.value())
                .param("visit", visit)
                .query(this::visit)
                .optional();
    }

    /** All that was ever written down of one, newest first; none of a visit of somebody else. */
    List<Visit> versions(PersonId person, UUID visit, int limit) {
        return db.sql(
                        "select"
                                + THEIRS
                                + " and visit_id = :visit order by version desc limit :limit")
                .param("person", person.value())
                .param("visit", visit)
                .param("limit", limit)
                .query(this::visit)
                .list();
    }

    /** Whether it was added: not if somebody else has written this version meanwhile. */
    boolean add(Visit visit) {
        var owner = visit.owner();
        return db.sql(
                                """
                                insert into profile.visits
                                       (id, company_id, health_service_id, person_id, visit_id,
                                        version, author_id, sealed_visit, at)
                                values (:id, :company, :healthService, :person, :visit,
                                        :version, :author, :sealed, :at)
                                on conflict (visit_id, version) do nothing
                                """)
                        .param("id", visit.row())
                        .param("company", owner.company().value())
                        .param("healthService", owner.healthService().value())
                        .param("person", owner.person().value())
                        .param("visit", visit.id())
                        .param("version", visit.version())
                        .param("author", visit.by().value())
                        .param("sealed", sealed(visit))
                        .param("at", visit.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private byte[] sealed(Visit visit) {
        var clear = json.writeValueAsBytes(visit.note());
        return seal.seal(visit.owner().person(), VISIT, visit.row(), clear);
    }

    private Visit visit(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var owner =
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)));
        var clear = seal.open(owner.person(), VISIT, id, row.getBytes("sealed_visit"));
        return new Visit(
                id,
                owner,
                row.getObject("visit_id", UUID.class),
                row.getInt("version"),
                new PersonId(row.getObject("author_id", UUID.class)),
                json.readValue(clear, VisitNote.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
