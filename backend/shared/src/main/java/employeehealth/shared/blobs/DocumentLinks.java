package employeehealth.shared.blobs;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * Addresses under which a document can be fetched once, within two minutes, by whoever has the
 * address. It is signed, so that invented ones cost no look-up, and claimed in the database, so
 * that of two who come at once, to whichever process, one is served.
 */
public final class DocumentLinks {

    static final Duration VALID = Duration.ofMinutes(2);

    private static final int RANDOM = 24;
    private static final String SHAPE = "v1\\.[0-9]{10}\\.[A-Za-z0-9_-]{32}\\.[A-Za-z0-9_-]{43}";

    private final PlatformDatabase database;
    private final Documents documents;
    private final Audit audit;
    private final PlatformSecrets secrets;
    private final PlatformSettings settings;
    private final Iterable<LinkKeeper> keepers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DocumentLinks(
            PlatformDatabase database,
            Documents documents,
            Audit audit,
            PlatformSecrets secrets,
            PlatformSettings settings,
            Iterable<LinkKeeper> keepers,
            Clock clock) {
        this.database = database;
        this.documents = documents;
        this.audit = audit;
        this.secrets = secrets;
        this.settings = settings;
        this.keepers = keepers; // asked for when a link is opened: owners have this to make links
        this.clock = clock;
    }

    /** A link that was made. It opens the document: shown to its caller, and in no log. */
    public record Link(URI url, Instant expiresAt) {

        @Override
        public String toString() {
            return "Link[hidden]";
        }
    }

    /**
     * What the link is for.
     *
     * @param company of the transaction, as is the health service
     * @param actor who asked for the link, and is recorded when it is used
     * @param person whom the document is about
     * @param purpose as in the audit record
     */
    public record Use(
            CompanyId company,
            HealthServiceId healthService,
            PersonId actor,
            PersonId person,
            Place place,
            String purpose) {}

    /**
     * In the transaction in which the owner has checked that this caller may read the document.
     *
     * @param service the owner's name, as in its addresses
     */
    public Link make(ServiceDatabase owner, String service, Document document, Use use) {
        var expires = clock.instant().plus(VALID);
        var bytes = new byte[RANDOM];
        random.nextBytes(bytes);
        var body = "v1." + expires.getEpochSecond() + "." + base64(bytes);
        var token = body + "." + mac(service, body);
        owner.sql(
                        """
                        select platform.add_blob_link(:hash, :blob, :service, :actor, :person, :table,
                               :column, :purpose, :type, :size, :expires)
                        """)
                .param("hash", hash(token))
                .param("blob", document.id())
                .param("service", use.healthService().value())
                .param("actor", use.actor().value())
                .param("person", use.person().value())
                .param("table", use.place().table())
                .param("column", use.place().column())
                .param("purpose", use.purpose())
                .param("type", document.type().name())
                .param("size", document.size())
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .query((row, n) -> 1)
                .single();
        var url = settings.publicUrl().resolve("/api/v1/" + service + "/blobs/" + token);
        return new Link(url, expires);
    }

    /** What a link leads to. */
    record Found(byte[] hash, UUID blob, Use use, ContentType type, long size) {}

    /** Looks, without using it up. */
    Found find(String service, String token) {
        if (!token.matches(SHAPE) || !isOurs(service, token)) {
            throw Problem.notFound();
        }
        var hash = hash(token);
        return database.read(() ->
                database.sql(
                                """
                                select blob_id, company_id, health_service_id, actor, person_id,
                                       place_table, place_column, purpose, type, size
                                  from platform.blob_links
                                 where token_hash = :hash and used_at is null and expires_at > :now
                                """)
                        .param("hash", hash)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, n) ->
                                new Found(
                                        hash,
                                        row.getObject("blob_id", UUID.class),
                                        new Use(
                                                new CompanyId(
                                                        row.getObject("company_id", UUID.class)),
                                                new HealthServiceId(
                                                        row.getObject(
                                                                "health_service_id", UUID.class)),
                                                new PersonId(row.getObject("actor", UUID.class)),
                                                new PersonId(
                                                        row.getObject("person_id", UUID.class)),
                                                new Place(
                                                        row.getString("place_table"),
                                                        row.getString("place_column")),
                                                row.getString("purpose")),
                                        ContentType.valueOf(row.getString("type")),
                                        row.getLong("size")))
                        .optional()
                        .orElseThrow(DocumentLinks::ended));
    }

    /** Asks its owner once more: what was true when it was made may be true no longer. */
    void permit(String service, Found found) {
        for (var keeper : keepers) {
            if (keeper.service().equals(service)) {
                keeper.opening(found.blob, found.use);
            }
        }
    }

    /** Uses it up, and records that the document was read: both, or neither. */
    void claim(Found found) {
        Tenant.of(found.use.company())
                .run(() ->
                        database.write(() -> {
                            var claimed =
                                    database.sql(
                                                    """
                                                    update platform.blob_links set used_at = :now
                                                     where token_hash = :hash and used_at is null
                                                    """)
                                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                            .param("hash", found.hash)
                                            .update();
                            if (claimed != 1) {
                                throw ended();
                            }
                            audit.record(
                                    database,
                                    new AuditRecord(
                                            found.use.company(),
                                            found.use.actor(),
                                            found.use.person(),
                                            "platform.document.read",
                                            found.use.place().table(),
                                            found.blob.toString(),
                                            found.use.purpose(),
                                            AuditRecord.Outcome.SUCCESS,
                                            null));
                        }));
    }

    Documents documents() {
        return documents;
    }

    /** Links that were used or have expired are nobody's concern a day later. */
    void tidy() {
        database.write(() ->
                database.sql("delete from platform.blob_links where expires_at < :before")
                        .param(
                                "before",
                                clock.instant().minus(Documents.GRACE).atOffset(ZoneOffset.UTC))
                        .update());
    }

    private static Problem ended() {
        return new Problem(HttpStatus.GONE, "platform/link-ended");
    }

    private boolean isOurs(String service, String token) {
        var end = token.lastIndexOf('.');
        return MessageDigest.isEqual(
                mac(service, token.substring(0, end)).getBytes(StandardCharsets.US_ASCII),
                token.substring(end + 1).getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(String service, String body) {
        return base64(secrets.mac("blob-link", service + "|" + body));
    }

    private byte[] hash(String token) {
        return secrets.mac("blob-link-row", token);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
