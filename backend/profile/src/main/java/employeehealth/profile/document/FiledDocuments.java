package employeehealth.profile.document;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.seal.BlindIndexes;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows exist for their person, and what is shared for whoever declares care for that person. */
@Repository
class FiledDocuments {

    static final String TABLE = "profile.documents";

    /** What a content is, for the seal. */
    static final Place CONTENT = new Place("profile.document_versions", "content");

    private static final Place ABOUT = new Place(TABLE, "sealed_about");
    private static final Place FILE = new Place("profile.document_versions", "sealed_file");
    private static final String SELECT =
            """
            select d.id, d.company_id, d.health_service_id, d.person_id, d.sealed_about, d.revision,
                   d.at, v.id as version_id, v.version, v.type, v.size, v.sealed_file,
                   v.at as version_at
              from profile.documents d
              join profile.document_versions v on v.document_id = d.id and v.newest
            """;

    private final ProfileDatabase db;
    private final Seal seal;
    private final BlindIndexes indexes;
    private final JsonMapper json;

    FiledDocuments(ProfileDatabase db, Seal seal, BlindIndexes indexes, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.indexes = indexes;
        this.json = json;
    }

    /** One after the other, until the end of the transaction: whoever adds, and what they use. */
    void lock(PersonId person) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('profile.documents|' || :person, 0))")
                .param("person", person.toString())
                .query((row, n) -> 1)
                .single();
    }

    /** In bytes: all versions, and what has been announced and is under way. */
    long used(PersonId person) {
        return db.sql(
                        """
                        select coalesce((select sum(size) from profile.document_versions
                                          where person_id = :person), 0)
                             + coalesce((select sum(length) from profile.uploads
                                          where person_id = :person
                                            and state in ('receiving', 'received')), 0)
                        """)
                .param("person", person.value())
                .query(Long.class)
                .single();
    }

    Optional<FiledDocument> find(PersonId person, UUID id) {
        return db.sql(SELECT + " where d.person_id = :person and d.id = :id")
                .param("person", person.value())
                .param("id", id)
                .query(this::document)
                .optional();
    }

    /** The same, and nobody else changes it meanwhile. */
    Optional<FiledDocument> findToChange(PersonId person, UUID id) {
        return db.sql(SELECT + " where d.person_id = :person and d.id = :id for update of d")
                .param("person", person.value())
                .param("id", id)
                .query(this::document)
                .optional();
    }

    /**
     * Newest first.
     *
     * @param before an id; none: from the newest on
     */
    List<FiledDocument> page(
            Owner owner, @Nullable Category category, @Nullable UUID before, int limit) {
        return db.sql(
                        SELECT
                                + """
                                 where d.person_id = :person
                                   and (cast(:before as uuid) is null or d.id < :before)
                                   and (cast(:category as bytea) is null
                                        or d.category_key = :category)
                                 order by d.id desc
                                 limit :limit
                                """)
                .param("person", owner.person().value())
                .param("before", before)
                .param("category", category == null ? null : key(owner, category))
                .param("limit", limit)
                .query(this::document)
                .list();
    }

    /** Those that a professional may read now, newest first. */
    List<FiledDocument> sharedWith(
            PersonId professional, PersonId person, Instant now, @Nullable UUID before, int limit) {
        return db.sql(
                        SELECT
                                + """
                                 where d.person_id = :person
                                   and (cast(:before as uuid) is null or d.id < :before)
                                   and exists (select 1 from profile.document_shares s
                                                where s.document_id = d.id
                                                  and s.professional_id = :professional
                                                  and s.ended_at is null and s.until > :now)
                                 order by d.id desc
                                 limit :limit
                                """)
                .param("person", person.value())
                .param("professional", professional.value())
                .param("before", before)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(this::document)
                .list();
    }

    /** One of those. */
    Optional<FiledDocument> findSharedWith(
            PersonId professional, PersonId person, Instant now, UUID id) {
        return db.sql(
                        SELECT
                                + """
                                 where d.person_id = :person and d.id = :id
                                   and exists (select 1 from profile.document_shares s
                                                where s.document_id = d.id
                                                  and s.professional_id = :professional
                                                  and s.ended_at is null and s.until > :now)
                                """)
                .param("person", person.value())
                .param("professional", professional.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(this::document)
                .optional();
    }

    /** Newest first. */
    List<Version> versions(PersonId person, UUID document) {
        return db.sql(
                        """
                        select id as version_id, document_id, version, type, size, sealed_file,
                               at as version_at
                          from profile.document_versions
                         where person_id = :person and document_id = :document
                         order by version desc
                        """)
                .param("person", person.value())
                .param("document", document)
                .query((row, n) -> version(person, document, row))
                .list();
    }

    /** A document of this person that has the same content now. */
    Optional<UUID> sameAs(Owner owner, byte[] sha256) {
        return db.sql(
                        """
                        select document_id from profile.document_versions
                         where person_id = :person and content_key = :key and newest
                        """)
                .param("person", owner.person().value())
                .param("key", key(owner, sha256))
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
    }

    void add(FiledDocument document) {
        db.sql(
                        """
                        insert into profile.documents
                               (id, company_id, health_service_id, person_id, sealed_about,
                                category_key, revision, at)
                        values (:id, :company, :service, :person, :about, :category, :revision, :at)
                        """)
                .param("id", document.id())
                .param("company", document.owner().company().value())
                .param("service", document.owner().healthService().value())
                .param("person", document.owner().person().value())
                .param("about", sealed(document))
                .param("category", key(document.owner(), document.about().category()))
                .param("revision", document.revision())
                .param("at", document.at().atOffset(ZoneOffset.UTC))
                .update();
        add(document.owner(), document.newest());
    }

    /** In the place of the version that was newest. */
    void addVersion(FiledDocument document) {
        db.sql(
                        """
                        update profile.document_versions set newest = false
                         where document_id = :id and newest
                        """)
                .param("id", document.id())
                .update();
        add(document.owner(), document.newest());
        change(document);
    }

    private void add(Owner owner, Version version) {
        var file = json.writeValueAsBytes(new File(version.fileName(), version.sha256()));
        db.sql(
                        """
                        insert into profile.document_versions
                               (id, company_id, health_service_id, person_id, document_id, version,
                                type, size, content_key, newest, sealed_file, at)
                        values (:id, :company, :service, :person, :document, :version,
                                :type, :size, :key, true, :file, :at)
                        """)
                .param("id", version.id())
                .param("company", owner.company().value())
                .param("service", owner.healthService().value())
                .param("person", owner.person().value())
                .param("document", version.document())
                .param("version", version.number())
                .param("type", version.type().name())
                .param("size", version.size())
                .param("key", key(owner, version.sha256()))
                .param("file", seal.seal(owner.person(), FILE, version.id(), file))
                .param("at", version.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(FiledDocument document) {
        db.sql(
                        """
                        update profile.documents
                           set sealed_about = :about, category_key = :category,
                               revision = :revision
                         where id = :id and person_id = :person
                        """)
                .param("id", document.id())
                .param("person", document.owner().person().value())
                .param("about", sealed(document))
                .param("category", key(document.owner(), document.about().category()))
                .param("revision", document.revision())
                .update();
    }

    /** With its versions, shares and looks. */
    void remove(FiledDocument document) {
        db.sql("delete from profile.documents where id = :id and person_id = :person")
                .param("id", document.id())
                .param("person", document.owner().person().value())
                .update();
    }

    private byte[] sealed(FiledDocument document) {
        return seal.seal(
                document.owner().person(),
                ABOUT,
                document.id(),
                json.writeValueAsBytes(document.about()));
    }

    /** Of this person alone: the same letter in two files is not to be recognised. */
    private byte[] key(Owner owner, byte[] sha256) {
        return indexes.of(
                owner.company(),
                "profile.document_versions.content|" + owner.person(),
                BlindIndexes.Form.EXACT,
                HexFormat.of().formatHex(sha256));
    }

    private byte[] key(Owner owner, Category category) {
        return indexes.of(
                owner.company(),
                "profile.documents.category|" + owner.person(),
                BlindIndexes.Form.EXACT,
                category.code());
    }

    private FiledDocument document(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var owner =
                new Owner(
                        new CompanyId(row.getObject("company_id", UUID.class)),
                        new HealthServiceId(row.getObject("health_service_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class)));
        var about = seal.open(owner.person(), ABOUT, id, row.getBytes("sealed_about"));
        return new FiledDocument(
                id,
                owner,
                json.readValue(about, About.class),
                row.getInt("revision"),
                version(owner.person(), id, row),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private Version version(PersonId person, UUID document, ResultSet row) throws SQLException {
        var id = row.getObject("version_id", UUID.class);
        var clear = seal.open(person, FILE, id, row.getBytes("sealed_file"));
        var file = json.readValue(clear, File.class);
        return new Version(
                id,
                document,
                row.getInt("version"),
                ContentType.valueOf(row.getString("type")),
                row.getLong("size"),
                file.name(),
                file.sha256(),
                row.getObject("version_at", OffsetDateTime.class).toInstant());
    }

    /** What is sealed of a version. */
    private record File(String name, byte[] sha256) {

        @Override
        public String toString() {
            return "File[hidden]";
        }
    }
}
