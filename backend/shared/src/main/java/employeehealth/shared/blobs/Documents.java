package employeehealth.shared.blobs;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Documents about people. One arrives: its kind is told by its bytes, what a picture says about its
 * taker is left out, and it is sealed before it is anywhere; only then it is put into the store. It
 * stays if the service that owns it keeps it, in the transaction that writes its own row:
 *
 * <pre>{@code
 * var document = documents.arrive(company, person, CONTENT, upload, limit);
 * database.write(() -> {
 *     rows.add(document);
 *     documents.keep(database, document.id());
 * });
 * }</pre>
 *
 * <p>Whatever happens between two of these lines, nothing is lost that was acknowledged, and what
 * nobody kept is swept away a day later, or soon after its owner discards it.
 */
public final class Documents {

    /** Not kept after this, a document is an orphan: the request that brought it is long over. */
    static final Duration GRACE = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(Documents.class);
    private static final int SWEPT_AT_ONCE = 50;

    private final PlatformDatabase database;
    private final Blobs blobs;
    private final Seal seal;
    private final @Nullable Clamd clamd;
    private final Path spool;
    private final Clock clock;

    /**
     * @param spool folder where sealed documents wait for the store
     */
    Documents(
            PlatformDatabase database,
            Blobs blobs,
            Seal seal,
            @Nullable Clamd clamd,
            Path spool,
            Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.seal = seal;
        this.clamd = clamd;
        this.spool = spool;
        this.clock = clock;
    }

    /**
     * Takes a document in. To be called outside a transaction: it takes as long as its sender does.
     *
     * @param place what it is, for the seal, such as {@code profile.documents}, {@code content}
     * @param limit in bytes
     */
    public Document arrive(
            CompanyId company, PersonId person, Place place, InputStream content, long limit) {
        return arrive(company, person, place, content, limit, type -> {});
    }

    /**
     * The same.
     *
     * @param check refuses kinds by throwing a {@link Problem}, before anything is stored
     */
    public Document arrive(
            CompanyId company,
            PersonId person,
            Place place,
            InputStream content,
            long limit,
            Consumer<ContentType> check) {
        var id = Ids.next();
        try {
            Files.createDirectories(spool);
            var sealed = spool.resolve(id.toString());
            try {
                var limited = new Limited(content, limit);
                var document = sealed(id, person, place, limited, check, sealed);
                database.write(() -> announce(id, company, person, place));
                blobs.put(name(id), sealed);
                database.write(() -> stored(id));
                scan(id, person, place);
                return document;
            } finally {
                Files.deleteIfExists(sealed);
            }
        } catch (Damaged e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "platform/damaged-document");
        } catch (IOException e) {
            log.warn("a document could not be taken in: {}", e.getClass().getSimpleName());
            throw Problem.unavailable();
        }
    }

    /**
     * For whoever takes one in piece by piece: what would be refused in the end is refused now.
     *
     * @param beginning its first bytes, as many as there are
     */
    public static ContentType kindOf(byte[] beginning) {
        var head = Arrays.copyOf(beginning, Math.min(beginning.length, ContentType.HEAD));
        return ContentType.of(head)
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                "platform/unsupported-document"));
    }

    /** Writes a document that we make ourselves. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream to) throws IOException;
    }

    /** Seals a document of our own making while it is written; it is stored as one that arrived. */
    public Document make(
            CompanyId company, PersonId person, Place place, ContentType type, Content content) {
        var id = Ids.next();
        try {
            Files.createDirectories(spool);
            var sealed = spool.resolve(id.toString());
            try {
                var document = made(id, person, place, type, content, sealed);
                database.write(() -> announce(id, company, person, place));
                blobs.put(name(id), sealed);
                database.write(() -> stored(id));
                scan(id, person, place);
                return document;
            } finally {
                Files.deleteIfExists(sealed);
            }
        } catch (IOException e) {
            log.warn("a document could not be made: {}", e.getClass().getSimpleName());
            throw Problem.unavailable();
        }
    }

    private Document made(
            UUID id, PersonId person, Place place, ContentType type, Content content, Path file)
            throws IOException {
        try (var to = Files.newOutputStream(file);
                var sealing = seal.sealing(person, place, id, to);
                var digest = new Counted(sealing, sha256())) {
            content.writeTo(digest);
            return new Document(id, type, digest.size, digest.getMessageDigest().digest());
        }
    }

    private Document sealed(
            UUID id,
            PersonId person,
            Place place,
            InputStream content,
            Consumer<ContentType> check,
            Path file)
            throws IOException {
        var head = content.readNBytes(ContentType.HEAD);
        var type = kindOf(head);
        check.accept(type);
        var whole = new PushbackInputStream(content, ContentType.HEAD);
        whole.unread(head);
        try (var to = Files.newOutputStream(file);
                var sealing = seal.sealing(person, place, id, to);
                var digest = new Counted(sealing, sha256())) {
            switch (type) {
                case PDF -> whole.transferTo(digest);
                case JPEG -> Jpeg.copy(whole, digest);
                case PNG -> Png.copy(whole, digest);
                case TEXT -> PlainText.copy(whole, digest);
                case ZIP -> throw new IllegalStateException("no archive is taken");
            }
            return new Document(id, type, digest.size, digest.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** In the transaction that writes the owner's own row. */
    public void keep(ServiceDatabase owner, UUID id) {
        owner.sql("select platform.keep_blob(:id)").param("id", id).query((row, n) -> 1).single();
    }

    /** In the transaction that removes the owner's own row; the content goes soon after. */
    public void release(ServiceDatabase owner, UUID id) {
        owner.sql("select platform.release_blob(:id)")
                .param("id", id)
                .query((row, n) -> 1)
                .single();
    }

    /**
     * What arrived and is not to stay goes soon, and not a day later. What was kept stays: so this
     * is right whatever became of the owner's transaction, also if nobody knows. To be called
     * outside it; if it fails, the day counts.
     */
    public void discard(UUID id) {
        var unkept =
                database.alone(
                                "update platform.blobs set state = 'released' where id = :id and"
                                        + " state = 'stored'")
                        .param("id", id);
        try {
            unkept.update();
        } catch (RuntimeException e) {
            log.warn("a document goes a day later: {}", e.getClass().getSimpleName());
        }
    }

    /**
     * Its content, to be closed by the caller. Nothing is given out before it was found genuine.
     * Refused while it waits for its scan, and for good if the scan found something.
     */
    public InputStream open(PersonId person, Place place, UUID id) {
        mustBeClean(id);
        return stored(person, place, id);
    }

    private void mustBeClean(UUID id) {
        var scan =
                database.read(() ->
                        database.sql("select scan from platform.blobs where id = :id")
                                .param("id", id)
                                .query((row, n) -> row.getString(1))
                                .optional()
                                .orElseThrow(Problem::notFound));
        switch (scan) {
            case "waiting" ->
                    throw new Problem(HttpStatus.CONFLICT, "platform/waiting-for-scan")
                            .retryAfter(Duration.ofSeconds(30));
            case "infected" ->
                    throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "platform/infected");
            default -> {
                // Clean, or nobody looks for viruses here.
            }
        }
    }

    private InputStream stored(PersonId person, Place place, UUID id) {
        var sealed = blobs.get(name(id)).orElseThrow(Problem::notFound);
        try {
            return seal.opening(person, place, id, sealed);
        } catch (IOException e) {
            close(sealed);
            throw Problem.unavailable();
        } catch (RuntimeException e) {
            close(sealed);
            throw e;
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(UUID id) {
        var text = id.toString();
        return "documents/" + text.substring(text.length() - 2) + "/" + text;
    }

    private void announce(UUID id, CompanyId company, PersonId person, Place place) {
        database.sql(
                        """
                        insert into platform.blobs
                               (id, company_id, person_id, place_table, place_column, state, scan, at)
                        values (:id, :company, :person, :table, :column, 'arriving', :scan, :at)
                        """)
                .param("id", id)
                .param("company", company.value())
                .param("person", person.value())
                .param("table", place.table())
                .param("column", place.column())
                .param("scan", clamd == null ? "none" : "waiting")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Waits no longer to be written; from now on a scanner may read it. */
    private void stored(UUID id) {
        database.sql(
                        "update platform.blobs set state = 'stored' where id = :id and state ="
                                + " 'arriving'")
                .param("id", id)
                .update();
    }

    private record Waiting(UUID id, PersonId person, Place place) {}

    /** Every few seconds: scans what waits, removes what was released and what nobody kept. */
    void tidy() {
        if (clamd != null) {
            for (var one : waiting()) {
                scan(one.id, one.person, one.place);
            }
        }
        while (sweep() == SWEPT_AT_ONCE) {
            log.info("more blobs to be removed");
        }
        sweepSpool();
    }

    private List<Waiting> waiting() {
        return database.read(() ->
                database.sql(
                                """
                                select id, person_id, place_table, place_column from platform.blobs
                                 where scan = 'waiting' and state in ('stored', 'kept')
                                 order by id limit 50
                                """)
                        .query((row, n) ->
                                new Waiting(
                                        row.getObject(1, UUID.class),
                                        new PersonId(row.getObject(2, UUID.class)),
                                        new Place(row.getString(3), row.getString(4))))
                        .list());
    }

    /** Whatever fails here leaves the document in quarantine. */
    private void scan(UUID id, PersonId person, Place place) {
        if (clamd == null) {
            return;
        }
        boolean clean;
        try (var content = stored(person, place, id)) {
            clean = clamd.isClean(content);
        } catch (IOException | Problem | Seal.NotSealedHere e) {
            log.warn("a document waits for its scan: {}", e.getClass().getSimpleName());
            return;
        }
        if (!clean) {
            log.warn("a virus was found in document {}", id);
        }
        database.write(() ->
                database.sql(
                                "update platform.blobs set scan = :scan where id = :id and scan ="
                                        + " 'waiting'")
                        .param("scan", clean ? "clean" : "infected")
                        .param("id", id)
                        .update());
    }

    /** The content first, then the row: a crash in between leaves a row, which is swept again. */
    private int sweep() {
        return database.write(() -> {
            var gone =
                    database.sql(
                                    """
                                    select id from platform.blobs
                                     where state = 'released'
                                        or state in ('arriving', 'stored') and at < :before
                                     order by id limit :limit for update skip locked
                                    """)
                            .param("before", clock.instant().minus(GRACE).atOffset(ZoneOffset.UTC))
                            .param("limit", SWEPT_AT_ONCE)
                            .query((row, n) -> row.getObject(1, UUID.class))
                            .list();
            for (var id : gone) {
                blobs.delete(name(id));
                database.sql("delete from platform.blobs where id = :id").param("id", id).update();
            }
            return gone.size();
        });
    }

    /** What a process left that ended in the midst of taking something in: ciphertext. */
    private void sweepSpool() {
        if (!Files.isDirectory(spool)) {
            return;
        }
        try (var files = Files.list(spool)) {
            for (var file : files.toList()) {
                var age =
                        Duration.between(
                                Files.getLastModifiedTime(file).toInstant(), clock.instant());
                if (age.compareTo(GRACE) > 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            log.warn("the spool could not be swept: {}", e.getClass().getSimpleName());
        }
    }

    /** Refuses what is longer than it may be, as soon as it is. */
    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream content, long limit) {
            super(content);
            left = limit;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var n = super.read(buffer, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int n) {
            left -= n;
            if (left < 0) {
                throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "platform/too-large")
                        .withErrors(List.of(new FieldFault("content", "field.limits")));
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    private static final class Counted extends DigestOutputStream {

        private long size;

        Counted(OutputStream to, MessageDigest digest) {
            super(to, digest);
        }

        @Override
        public void write(int b) throws IOException {
            super.write(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            super.write(bytes, offset, length);
            size += length;
        }
    }
}
