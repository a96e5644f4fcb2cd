package employeehealth.triage.protocol;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import employeehealth.contracts.HealthServiceId;
import employeehealth.engine.Engine;
import employeehealth.engine.LibraryFault;
import employeehealth.triage.TriageDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Repository;

/**
 * The library that each health service uses, and the archive of all that ever were: an assessment
 * can be replayed years later with the very protocols that gave it. Before a service has published
 * anything it uses the library that ships; from then on a new version of the platform changes
 * nothing of what was signed.
 */
@Repository
public class Protocols {

    private static final Logger log = LoggerFactory.getLogger(Protocols.class);

    private static final String FOLDER = "protocols/";

    /** So long a process may still use what was in force before. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** So long what is found nowhere is not looked for again in the blob store. */
    private static final Duration LOST = Duration.ofMinutes(1);

    private final TriageDatabase db;
    private final LibraryCopies copies;
    private final Publications publications;
    private final ProtocolKey key;
    private final Clock clock;
    private final ProtocolLibrary shipped;
    private final Cache<String, ProtocolLibrary> others =
            Caffeine.newBuilder().maximumSize(16).build();
    private final Cache<String, Boolean> nowhere =
            Caffeine.newBuilder().expireAfterWrite(LOST).maximumSize(1_000).build();
    private final Cache<String, Map<String, List<String>>> signers =
            Caffeine.newBuilder().maximumSize(32).build();
    private final Cache<HealthServiceId, ProtocolLibrary> inForce =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(10_000).build();

    Protocols(
            TriageDatabase db,
            LibraryCopies copies,
            Publications publications,
            ProtocolKey key,
            Clock clock) {
        this.db = db;
        this.copies = copies;
        this.publications = publications;
        this.key = key;
        this.clock = clock;
        this.shipped = ProtocolLibrary.of(files());
        archive(shipped);
    }

    /** Comes with the platform: unsigned. */
    public ProtocolLibrary shipped() {
        return shipped;
    }

    /**
     * What a health service uses now; asked as a tenant of that service. A publication that is not
     * as it was signed, or whose library can be read no more, is passed over with an error in the
     * log: what was in force before it counts, and what ships in the end.
     */
    public ProtocolLibrary of(HealthServiceId service) {
        var known = inForce.getIfPresent(service);
        if (known == null) {
            known =
                    db.read(() -> publications.due(clock.instant())).stream()
                            .flatMap(publication -> usable(publication).stream())
                            .findFirst()
                            .orElse(shipped);
            inForce.put(service, known);
        }
        return known;
    }

    /** What the next publication builds upon, after the last one made. */
    public ProtocolLibrary after(Optional<Publication> newest) {
        return newest.map(Publication::library).flatMap(this::find).orElse(shipped);
    }

    private Optional<ProtocolLibrary> usable(Publication publication) {
        return usable(publication.library(), "publication " + publication.id(), true);
    }

    /**
     * @param restoring whether a row of ours names it: what only a caller names is not taken from
     *     the blob store, whose owner might have put it there
     */
    private Optional<ProtocolLibrary> usable(String hash, String asked, boolean restoring) {
        try {
            return restoring || archived(hash).isPresent() ? find(hash) : Optional.empty();
        } catch (LibraryFault | SignedProtocol.Forged unusable) {
            log.error(
                    "the library of {} cannot be used: {}",
                    asked,
                    unusable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The library that a check of ours used; none that can be read no more. */
    public Optional<ProtocolLibrary> readable(String hash) {
        return usable(hash, "a check", true);
    }

    /** Something was published here; other processes notice within a second. */
    public void changed(HealthServiceId service) {
        inForce.invalidate(service);
    }

    /** Names of those who signed a protocol of a library; none where it ships unsigned. */
    public List<String> signedBy(ProtocolLibrary library, String protocol) {
        return signers.get(library.hash(), hash -> SignedProtocol.names(library, key))
                .getOrDefault(protocol, List.of());
    }

    /**
     * The library of that hash, if it ships, shipped with an earlier version of the platform, or
     * this health service ever had it in force; none that can be read no more.
     */
    public Optional<ProtocolLibrary> everUsed(HealthServiceId service, String hash) {
        var current = of(service);
        if (hash.equals(current.hash())) {
            return Optional.of(current);
        }
        var governed = hadInForce(hash);
        return usable(hash, "a check without a network", governed)
                .filter(library -> governed || SignedProtocol.none(library.files()));
    }

    private boolean hadInForce(String hash) {
        return db.read(() -> publications.everDue(hash, clock.instant()));
    }

    /** The library of that hash, if this platform ever used it. */
    public Optional<ProtocolLibrary> find(String hash) {
        if (hash.equals(shipped.hash())) {
            return Optional.of(shipped);
        }
        var known = Optional.ofNullable(others.getIfPresent(hash)).or(() -> load(hash));
        known.ifPresent(library -> others.put(hash, library));
        return known;
    }

    /** Kept for ever, in the current transaction or one of its own. */
    public void archive(ProtocolLibrary library) {
        archive(library.hash(), library.files());
    }

    private void archive(String hash, SortedMap<String, String> files) {
        db.write(() -> isArchived(hash) || add(hash, files));
    }

    private boolean isArchived(String hash) {
        return db.sql("select exists (select from triage.protocol_libraries where hash = :hash)")
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    private boolean add(String hash, SortedMap<String, String> files) {
        return db.sql(
                                """
                                insert into triage.protocol_libraries (hash, engine_version, files, first_used_at)
                                values (:hash, :engine, :files, :now)
                                on conflict do nothing
                                """)
                        .param("hash", hash)
                        .param("engine", Engine.VERSION)
                        .param("files", PackedFiles.pack(files))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private Optional<ProtocolLibrary> load(String hash) {
        return archived(hash).or(() -> restored(hash)).map(shipped::changedTo).map(this::genuine);
    }

    private Optional<SortedMap<String, String>> archived(String hash) {
        return db.read(() ->
                        db.sql("select files from triage.protocol_libraries where hash = :hash")
                                .param("hash", hash)
                                .query((row, n) -> row.getBytes(1))
                                .optional())
                .flatMap(packed -> PackedFiles.unpack(packed, hash));
    }

    /** From the blob store, and back into the database if it has lost the row. */
    private Optional<SortedMap<String, String>> restored(String hash) {
        if (nowhere.getIfPresent(hash) != null) {
            return Optional.empty();
        }
        var files = copies.find(hash);
        if (files.isEmpty()) {
            nowhere.put(hash, true);
        }
        files.ifPresent(found -> {
            log.error("library {} is missing or changed; its copy in the blob store is used", hash);
            archive(hash, found);
        });
        return files;
    }

    private ProtocolLibrary genuine(ProtocolLibrary library) {
        SignedProtocol.names(library, key);
        return library;
    }

    private static Map<String, String> files() {
        try {
            var files = new HashMap<String, String>();
            for (var file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:" + FOLDER + "**/*.json")) {
                var url = file.getURL().toString();
                var name = url.substring(url.lastIndexOf(FOLDER) + FOLDER.length());
                files.put(name, file.getContentAsString(StandardCharsets.UTF_8));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the protocols are missing from the build", e);
        }
    }
}
