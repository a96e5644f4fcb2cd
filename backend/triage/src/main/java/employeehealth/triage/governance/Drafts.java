package employeehealth.triage.governance;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.triage.TriageDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The drafts of the transaction's health service, and the signatures under them. */
@Repository
class Drafts {

    private static final String SELECT =
            """
            select id, health_service_id, protocol, version, content, expected, author, revision,
                   changed_at, published_at
              from triage.protocol_drafts
            """;

    private final TriageDatabase database;

    Drafts(TriageDatabase database) {
        this.database = database;
    }

    /**
     * The one made last first; ids are made in the order of time.
     *
     * @param before the last of the page before
     */
    List<Draft> page(@Nullable UUID before, int limit) {
        return database.sql(
                        SELECT
                                + " where :before::uuid is null or id < :before order by id desc"
                                + " limit :limit")
                .param("before", before, Types.OTHER)
                .param("limit", limit)
                .query(Drafts::draft)
                .list();
    }

    Optional<Draft> find(UUID id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Drafts::draft)
                .optional();
    }

    Optional<Draft> find(String protocol, String version) {
        return select(protocol, version, "");
    }

    /** Others who want this draft wait until the transaction ends. */
    Optional<Draft> lock(String protocol, String version) {
        return select(protocol, version, " for update");
    }

    private Optional<Draft> select(String protocol, String version, String locking) {
        return database.sql(SELECT + " where protocol = :protocol and version = :version" + locking)
                .param("protocol", protocol)
                .param("version", version)
                .query(Drafts::draft)
                .optional();
    }

    /** Whether nobody had one of that version. */
    boolean add(Draft draft) {
        return database.sql(
                                """
                                insert into triage.protocol_drafts
                                       (id, health_service_id, protocol, version, content, expected,
                                        author, revision, created_at, changed_at)
                                values (:id, :service, :protocol, :version, :content, :expected,
                                        :author, :revision, :at, :at)
                                on conflict (health_service_id, protocol, version) do nothing
                                """)
                        .param("id", draft.id())
                        .param("service", draft.healthService().value())
                        .param("protocol", draft.protocol())
                        .param("version", draft.version())
                        .param("content", draft.content())
                        .param("expected", draft.expected())
                        .param("author", draft.author().value())
                        .param("revision", draft.revision())
                        .param("at", utc(draft.changedAt()))
                        .update()
                > 0;
    }

    void change(Draft draft) {
        database.sql(
                        """
                        update triage.protocol_drafts
                           set content = :content, expected = :expected, author = :author,
                               revision = :revision, changed_at = :at
                         where id = :id
                        """)
                .param("content", draft.content())
                .param("expected", draft.expected())
                .param("author", draft.author().value())
                .param("revision", draft.revision())
                .param("at", utc(draft.changedAt()))
                .param("id", draft.id())
                .update();
    }

    void published(Draft draft, Instant at) {
        database.sql("update triage.protocol_drafts set published_at = :at where id = :id")
                .param("at", utc(at))
                .param("id", draft.id())
                .update();
    }

    void remove(Draft draft) {
        database.sql("delete from triage.protocol_signatures where draft = :id")
                .param("id", draft.id())
                .update();
        database.sql("delete from triage.protocol_drafts where id = :id")
                .param("id", draft.id())
                .update();
    }

    /** Under the draft as it is now; those under what it was before count no more. */
    List<Signature> signatures(Draft draft) {
        return database.sql(
                        """
                        select part, person_id, jws, at from triage.protocol_signatures
                         where draft = :id and revision = :revision
                         order by part
                        """)
                .param("id", draft.id())
                .param("revision", draft.revision())
                .query((row, n) ->
                        new Signature(
                                Signature.Part.ofCode(row.getString(1)),
                                new PersonId(row.getObject(2, UUID.class)),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A second one of the same part replaces the first: it may have expired. */
    void sign(Draft draft, Signature signature) {
        database.sql(
                        """
                        delete from triage.protocol_signatures
                         where draft = :id and revision = :revision and part = :part
                        """)
                .param("id", draft.id())
                .param("revision", draft.revision())
                .param("part", signature.part().code())
                .update();
        database.sql(
                        """
                        insert into triage.protocol_signatures
                               (draft, revision, part, health_service_id, person_id, jws, at)
                        values (:id, :revision, :part, :service, :person, :jws, :at)
                        """)
                .param("id", draft.id())
                .param("revision", draft.revision())
                .param("part", signature.part().code())
                .param("service", draft.healthService().value())
                .param("person", signature.person().value())
                .param("jws", signature.jws())
                .param("at", utc(signature.at()))
                .update();
    }

    private static Draft draft(ResultSet row, int n) throws SQLException {
        var published = row.getObject(10, OffsetDateTime.class);
        return new Draft(
                row.getObject(1, UUID.class),
                new HealthServiceId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                new PersonId(row.getObject(7, UUID.class)),
                row.getInt(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                published == null ? null : published.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
