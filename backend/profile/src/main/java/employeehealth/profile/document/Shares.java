package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Those that were not taken back; whether one still holds, its date says. */
@Repository
class Shares {

    static final String TABLE = "profile.document_shares";

    private static final String SELECT =
            """
            select id, document_id, professional_id, until, at from profile.document_shares
             where ended_at is null
            """;

    private final ProfileDatabase db;

    Shares(ProfileDatabase db) {
        this.db = db;
    }

    /** That still hold, newest first. */
    List<Share> of(PersonId person, UUID document, Instant now) {
        return db.sql(
                        SELECT
                                + """
                                   and person_id = :person and document_id = :document
                                   and until > :now
                                 order by at desc
                                """)
                .param("person", person.value())
                .param("document", document)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Shares::share)
                .list();
    }

    Optional<Share> find(PersonId person, UUID document, UUID id) {
        return db.sql(
                        SELECT
                                + """
                                   and person_id = :person and document_id = :document and id = :id
                                """)
                .param("person", person.value())
                .param("document", document)
                .param("id", id)
                .query(Shares::share)
                .optional();
    }

    /** With somebody whom it is shared with already, the date becomes this one. */
    Share put(Owner owner, Share share) {
        return db.sql(
                        """
                        insert into profile.document_shares
                               (id, company_id, health_service_id, person_id, document_id,
                                professional_id, until, at)
                        values (:id, :company, :service, :person, :document,
                                :professional, :until, :at)
                        on conflict (document_id, professional_id) where ended_at is null
                        do update set until = excluded.until, at = excluded.at
                        returning id, document_id, professional_id, until, at
                        """)
                .param("id", share.id())
                .param("company", owner.company().value())
                .param("service", owner.healthService().value())
                .param("person", owner.person().value())
                .param("document", share.document())
                .param("professional", share.professional().value())
                .param("until", share.until().atOffset(ZoneOffset.UTC))
                .param("at", share.at().atOffset(ZoneOffset.UTC))
                .query(Shares::share)
                .single();
    }

    void end(Share share, Instant now) {
        db.sql("update profile.document_shares set ended_at = :now where id = :id")
                .param("id", share.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Share share(ResultSet row, int n) throws SQLException {
        return new Share(
                row.getObject("id", UUID.class),
                row.getObject("document_id", UUID.class),
                new PersonId(row.getObject("professional_id", UUID.class)),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
