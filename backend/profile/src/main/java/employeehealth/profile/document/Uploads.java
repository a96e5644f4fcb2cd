package employeehealth.profile.document;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.document.Upload.State;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Of the person of the transaction alone. */
@Repository
class Uploads {

    static final String TABLE = "profile.uploads";

    private static final Place ABOUT = new Place(TABLE, "sealed_about");
    private static final Place PART = new Place("profile.upload_parts", "sealed_part");

    private static final int SHOWN = 50;
    private static final String SELECT =
            """
            select id, company_id, health_service_id, person_id, length, received, state,
                   sealed_about, document_id, problem, expires_at
              from profile.uploads
             where person_id = :person and (expires_at > :now or state = 'received')
            """;

    private final ProfileDatabase db;
    private final Seal seal;
    private final JsonMapper json;

    Uploads(ProfileDatabase db, Seal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.json = json;
    }

    void add(Upload upload, Instant now) {
        var about = json.writeValueAsBytes(upload.wanted());
        db.sql(
                        """
                        insert into profile.uploads
                               (id, company_id, health_service_id, person_id, length, received,
                                state, sealed_about, at, expires_at)
                        values (:id, :company, :service, :person, :length, 0,
                                'receiving', :about, :at, :expires)
                        """)
                .param("id", upload.id())
                .param("company", upload.owner().company().value())
                .param("service", upload.owner().healthService().value())
                .param("person", upload.owner().person().value())
                .param("length", upload.length())
                .param("about", seal.seal(upload.owner().person(), ABOUT, upload.id(), about))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("expires", upload.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What has come whole does not end with its time: it waits until it is filed or refused. */
    Optional<Upload> find(PersonId person, UUID id, Instant now) {
        return db.sql(SELECT + " and id = :id")
                .param("person", person.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(this::upload)
                .optional();
    }

    List<Upload> unfinished(PersonId person, Instant now) {
        return db.sql(SELECT + " and state = 'receiving' order by id desc limit :limit")
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", SHOWN)
                .query(this::upload)
                .list();
    }

    /**
     * The next bytes of it.
     *
     * @param start where they belong
     * @return whether they were the next; not if somebody else has sent these meanwhile
     */
    boolean append(Upload upload, long start, byte[] bytes) {
        var next =
                db.sql(
                                """
                                update profile.uploads set received = received + :size
                                 where id = :id and received = :start and state = 'receiving'
                                   and received + :size <= length
                                """)
                        .param("id", upload.id())
                        .param("start", start)
                        .param("size", bytes.length)
                        .update();
        if (next != 1) {
            return false;
        }
        var owner = upload.owner();
        db.sql(
                        """
                        insert into profile.upload_parts
                               (upload_id, starts_at, company_id, health_service_id, person_id,
                                sealed_part)
                        values (:id, :start, :company, :service, :person, :part)
                        """)
                .param("id", upload.id())
                .param("start", start)
                .param("company", owner.company().value())
                .param("service", owner.healthService().value())
                .param("person", owner.person().value())
                .param("part", seal.seal(owner.person(), PART, row(upload.id(), start), bytes))
                .update();
        return true;
    }

    /** The part that begins there. */
    Optional<byte[]> part(Upload upload, long start) {
        return db.sql(
                        """
                        select sealed_part from profile.upload_parts
                         where upload_id = :id and starts_at = :start
                        """)
                .param("id", upload.id())
                .param("start", start)
                .query((row, n) ->
                        seal.open(
                                upload.owner().person(),
                                PART,
                                row(upload.id(), start),
                                row.getBytes(1)))
                .optional();
    }

    /** Whether it was in that state until now. */
    boolean become(Upload upload, State before, State after) {
        return db.sql(
                                "update profile.uploads set state = :after where id = :id and state"
                                        + " = :before")
                        .param("id", upload.id())
                        .param("before", before.code())
                        .param("after", after.code())
                        .update()
                == 1;
    }

    /** Nothing of the file itself is left here. */
    void end(Upload upload, @Nullable UUID document, @Nullable String problem) {
        db.sql(
                        """
                        update profile.uploads
                           set document_id = :document, problem = :problem
                         where id = :id
                        """)
                .param("id", upload.id())
                .param("document", document)
                .param("problem", problem)
                .update();
        db.sql("delete from profile.upload_parts where upload_id = :id")
                .param("id", upload.id())
                .update();
    }

    boolean remove(PersonId person, UUID id) {
        return db.sql("delete from profile.uploads where person_id = :person and id = :id")
                        .param("person", person.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Unless it has come whole, and waits. */
    void forget(PersonId person, UUID id) {
        db.sql(
                        """
                        delete from profile.uploads
                         where person_id = :person and id = :id and state <> 'received'
                        """)
                .param("person", person.value())
                .param("id", id)
                .update();
    }

    /** A part is sealed for its place in the file: none can be put elsewhere. */
    private static UUID row(UUID upload, long start) {
        return UUID.nameUUIDFromBytes((upload + "|" + start).getBytes(StandardCharsets.US_ASCII));
    }

    private Upload upload(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var owner =
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)));
        var about = seal.open(owner.person(), ABOUT, id, row.getBytes("sealed_about"));
        return new Upload(
                id,
                owner,
                row.getLong("length"),
                row.getLong("received"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                json.readValue(about, AddDocument.Wanted.class),
                row.getObject("document_id", UUID.class),
                row.getString("problem"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
