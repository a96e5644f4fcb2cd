package employeehealth.profile.consent;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Of the person of the transaction alone. */
@Repository
class Decisions {

    static final String TABLE = "profile.consent_decisions";

    private static final String COLUMNS =
            "id, company_id, health_service_id, person_id, purpose, number, granted, text_version,"
                    + " language, text_hash, at";

    private final ProfileDatabase db;

    Decisions(ProfileDatabase db) {
        this.db = db;
    }

    /** Two decisions of one person about one thing wait for each other. */
    void lock(PersonId person, ConsentPurpose purpose) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "consent " + person + " " + purpose.code())
                .query((row, n) -> true)
                .single();
    }

    /** The last one about each purpose that was ever decided. */
    List<Decision> newest(PersonId person) {
        return db.sql(
                        "select distinct on (purpose) "
                                + COLUMNS
                                + """
                                  from profile.consent_decisions
                                 where person_id = :person
                                 order by purpose, number desc
                                """)
                .param("person", person.value())
                .query(Decisions::decision)
                .list();
    }

    Optional<Decision> newest(PersonId person, ConsentPurpose purpose) {
        return before(person, purpose, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** Newest first. */
    List<Decision> before(PersonId person, ConsentPurpose purpose, int number, int limit) {
        return db.sql(
                        "select "
                                + COLUMNS
                                + """
                                  from profile.consent_decisions
                                 where person_id = :person and purpose = :purpose
                                   and number < :number
                                 order by number desc
                                 limit :limit
                                """)
                .param("person", person.value())
                .param("purpose", purpose.code())
                .param("number", number)
                .param("limit", limit)
                .query(Decisions::decision)
                .list();
    }

    void add(Decision d) {
        db.sql(
                        """
                        insert into profile.consent_decisions
                               (id, company_id, health_service_id, person_id, purpose, number,
                                granted, text_version, language, text_hash, at)
                        values (:id, :company, :healthService, :person, :purpose, :number,
                                :granted, :version, :language, :hash, :at)
                        """)
                .param("id", d.id())
                .param("company", d.owner().company().value())
                .param("healthService", d.owner().healthService().value())
                .param("person", d.owner().person().value())
                .param("purpose", d.purpose().code())
                .param("number", d.number())
                .param("granted", d.granted())
                .param("version", d.version())
                .param("language", d.language())
                .param("hash", d.hash())
                .param("at", d.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Decision decision(ResultSet row, int n) throws SQLException {
        return new Decision(
                row.getObject("id", UUID.class),
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class))),
                ConsentPurpose.ofCode(row.getString("purpose")).orElseThrow(),
                row.getInt("number"),
                row.getBoolean("granted"),
                row.getInt("text_version"),
                row.getString("language"),
                row.getString("text_hash"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
