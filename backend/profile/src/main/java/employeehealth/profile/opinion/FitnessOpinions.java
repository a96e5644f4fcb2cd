package employeehealth.profile.opinion;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What physicians wrote. Rows exist for their person, and for declared care. */
@Repository
class FitnessOpinions {

    static final String TABLE = "profile.fitness_opinions";

    private static final Place OPINION = new Place(TABLE, "sealed_opinion");
    private static final String SELECT =
            """
            select o.id, o.company_id, o.health_service_id, o.person_id, o.author_id,
                   o.sealed_opinion, o.at, r.released_at
              from profile.fitness_opinions o
              left join profile.released_opinions r on r.id = o.id
             where o.person_id = :person
            """;

    private final ProfileDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    FitnessOpinions(ProfileDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    /** Newest first. */
    List<FitnessOpinion> of(PersonId person) {
        return db.sql(SELECT + " order by o.at desc, o.id desc limit 200")
                .param("person", person.value())
                .query(this::opinion)
                .list();
    }

    Optional<FitnessOpinion> find(PersonId person, UUID id) {
        return db.sql(SELECT + " and o.id = :id")
                .param("person", person.value())
                .param("id", id)
                .query(this::opinion)
                .optional();
    }

    void add(FitnessOpinion one) {
        var owner = one.owner();
        db.sql(
                        """
                        insert into profile.fitness_opinions
                               (id, company_id, health_service_id, person_id, author_id,
                                sealed_opinion, at)
                        values (:id, :company, :healthService, :person, :author, :sealed, :at)
                        """)
                .param("id", one.id())
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("author", one.by().value())
                .param("sealed", sealed(one))
                .param("at", one.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] sealed(FitnessOpinion one) {
        var clear = json.writeValueAsBytes(one.opinion());
        return seal.seal(one.owner().person(), OPINION, one.id(), clear);
    }

    private FitnessOpinion opinion(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var owner =
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)));
        var clear = seal.open(owner.person(), OPINION, id, row.getBytes("sealed_opinion"));
        var released = row.getObject("released_at", OffsetDateTime.class);
        return new FitnessOpinion(
                id,
                owner,
                new PersonId(row.getObject("author_id", UUID.class)),
                json.readValue(clear, Opinion.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                released == null ? null : released.toInstant());
    }
}
