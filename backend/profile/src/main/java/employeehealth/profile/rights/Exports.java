package employeehealth.profile.rights;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.blobs.Document;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The archives that people have asked for. Rows exist for their person alone. */
@Repository
class Exports {

    static final String TABLE = "profile.exports";

    private static final String COLUMNS =
            "id, company_id, health_service_id, person_id, language, state, stores, done,"
                    + " document_id, size, asked_at, ready_at, ends_at";

    private final ProfileDatabase db;

    Exports(ProfileDatabase db) {
        this.db = db;
    }

    void add(UUID id, Owner owner, String language, Instant now) {
        db.sql(
                        """
                        insert into profile.exports
                               (id, company_id, health_service_id, person_id, language,
                                state, asked_at)
                        values (:id, :company, :healthService, :person, :language,
                                'waiting', :now)
                        """)
                .param("id", id)
                .param("company", owner.company().value())
                .param("healthService", owner.healthService().value())
                .param("person", owner.person().value())
                .param("language", language)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Export> find(PersonId person, UUID id) {
        return db.sql(
                        "select "
                                + COLUMNS
                                + " from profile.exports where person_id = :person and id = :id")
                .param("person", person.value())
                .param("id", id)
                .query(this::export)
                .optional();
    }

    Optional<Export> waiting(PersonId person) {
        return db.sql(
                        "select "
                                + COLUMNS
                                + " from profile.exports where person_id = :person"
                                + " and state = 'waiting'")
                .param("person", person.value())
                .query(this::export)
                .optional();
    }

    /** Newest first. */
    List<Export> latest(PersonId person, int limit) {
        return db.sql(
                        "select "
                                + COLUMNS
                                + " from profile.exports where person_id = :person"
                                + " order by id desc limit :limit")
                .param("person", person.value())
                .param("limit", limit)
                .query(this::export)
                .list();
    }

    /** One that nobody has worked at for so long stands in the way of no other. */
    void giveUp(PersonId person, Instant before) {
        db.sql(
                        """
                        update profile.exports set state = 'failed'
                         where person_id = :person and state = 'waiting' and asked_at < :before
                        """)
                .param("person", person.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** It does not come any more. */
    void fail(UUID id) {
        db.sql("update profile.exports set state = 'failed' where id = :id and state = 'waiting'")
                .param("id", id)
                .update();
    }

    /** Two requests of one person at the same time are one after the other. */
    void lock(PersonId person) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", TABLE + "|" + person)
                .query(Boolean.class)
                .single();
    }

    void progress(UUID id, int stores, int done) {
        db.sql("update profile.exports set stores = :stores, done = :done where id = :id")
                .param("stores", stores)
                .param("done", done)
                .param("id", id)
                .update();
    }

    /** Whether it was still waited for. */
    boolean ready(UUID id, Document document, Instant now, Instant ends) {
        return db.sql(
                                """
                                update profile.exports
                                   set state = 'ready', document_id = :document, size = :size,
                                       ready_at = :now, ends_at = :ends
                                 where id = :id and state = 'waiting'
                                """)
                        .param("document", document.id())
                        .param("size", document.size())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("ends", ends.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    void removed(UUID id) {
        db.sql(
                        """
                        update profile.exports set state = 'removed', document_id = null
                         where id = :id and state = 'ready'
                        """)
                .param("id", id)
                .update();
    }

    private Export export(ResultSet row, int n) throws SQLException {
        return new Export(
                row.getObject("id", UUID.class),
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class))),
                row.getString("language"),
                Export.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("stores"),
                row.getInt("done"),
                row.getObject("document_id", UUID.class),
                row.getObject("size", Long.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                at(row, "ready_at"),
                at(row, "ends_at"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
