package employeehealth.triage.protocol;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import employeehealth.engine.Engine;
import employeehealth.triage.TriageDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The library in force, and the archive of all that ever were: an assessment can be replayed years
 * later with the very protocols that gave it.
 */
@Repository
public class Protocols {

    private static final String FOLDER = "protocols/";

    private final TriageDatabase db;
    private final JsonMapper json;
    private final ProtocolLibrary current;
    private final Cache<String, ProtocolLibrary> earlier =
            Caffeine.newBuilder().maximumSize(4).build();

    Protocols(TriageDatabase db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.current = ProtocolLibrary.of(shipped());
        archive(clock);
    }

    public ProtocolLibrary current() {
        return current;
    }

    /** The library of that hash, if this platform ever used it. */
    public Optional<ProtocolLibrary> find(String hash) {
        if (hash.equals(current.hash())) {
            return Optional.of(current);
        }
        var known = Optional.ofNullable(earlier.getIfPresent(hash)).or(() -> load(hash));
        known.ifPresent(library -> earlier.put(hash, library));
        return known;
    }

    private void archive(Clock clock) {
        db.write(() ->
                db.sql(
                                """
                                insert into triage.protocol_libraries (hash, engine_version, files, first_used_at)
                                values (:hash, :engine, :files, :now)
                                on conflict do nothing
                                """)
                        .param("hash", current.hash())
                        .param("engine", Engine.VERSION)
                        .param("files", packed(current.files()))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    private Optional<ProtocolLibrary> load(String hash) {
        return db.read(() ->
                        db.sql("select files from triage.protocol_libraries where hash = :hash")
                                .param("hash", hash)
                                .query((row, n) -> row.getBytes(1))
                                .optional())
                .map(files -> ProtocolLibrary.of(unpacked(files)));
    }

    private static Map<String, String> shipped() {
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

    private byte[] packed(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(json.writeValueAsBytes(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Map<String, String> unpacked(byte[] bytes) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            // The archive is ours, and larger than a request may be.
            return new JsonMapper().readValue(zip, new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
