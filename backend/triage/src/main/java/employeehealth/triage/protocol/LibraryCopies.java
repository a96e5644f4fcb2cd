package employeehealth.triage.protocol;

import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import employeehealth.shared.blobs.Blobs;
import employeehealth.shared.jobs.RecurringJob;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Copies of all libraries in the blob store, each under its hash, so that what was signed outlives
 * the database. A library is published in the database alone; a minute later it is copied. A store
 * that is away costs a delay, never a publication.
 */
@Component
public class LibraryCopies {

    private static final Logger log = LoggerFactory.getLogger(LibraryCopies.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** After that somebody looks whether it still is there, and still is what it was. */
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    private static final int MOST = 16 * 1024 * 1024;

    private final TriageDatabase database;
    private final ObjectProvider<Blobs> blobs;
    private final Clock clock;

    LibraryCopies(TriageDatabase database, ObjectProvider<Blobs> blobs, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Bean
    RecurringJob copyLibraries() {
        return new RecurringJob(
                "triage.copy-libraries", Schedules.fixedDelay(EVERY), this::copyAll);
    }

    /**
     * @throws IllegalStateException if some are left: the job counts as failed, and comes back
     */
    void copyAll() {
        var left = waiting().stream().filter(hash -> !isCopied(hash, packed(hash))).count();
        if (left > 0) {
            throw new IllegalStateException(left + " protocol libraries have no copy yet");
        }
    }

    /** Those that never had a copy first. */
    private List<String> waiting() {
        return database.read(() ->
                database.sql(
                                """
                                select hash from triage.protocol_libraries
                                 where copied_at is null or copied_at < :before
                                 order by copied_at nulls first, first_used_at desc limit 100
                                """)
                        .param("before", clock.instant().minus(GOOD_FOR).atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .list());
    }

    private byte[] packed(String hash) {
        return database.read(() ->
                database.sql("select files from triage.protocol_libraries where hash = :hash")
                        .param("hash", hash)
                        .query((row, n) -> row.getBytes(1))
                        .single());
    }

    /** Writes what is not there, and believes only what it reads back. */
    private boolean isCopied(String hash, byte[] packed) {
        if (PackedFiles.unpack(packed, hash).isEmpty()) {
            log.error("library {} is not as it was archived, and is not copied", hash);
            return false;
        }
        try {
            if (read(hash).isEmpty()) {
                blobs.getObject().put(name(hash), packed);
            }
            if (read(hash).isEmpty()) {
                return false;
            }
        } catch (Problem unavailable) {
            log.warn("library {} has no copy in the blob store yet", hash);
            return false;
        }
        database.write(() ->
                database.sql(
                                "update triage.protocol_libraries set copied_at = :now"
                                        + " where hash = :hash")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("hash", hash)
                        .update());
        return true;
    }

    /** For when the database has lost it; nothing also while the store is away. */
    Optional<SortedMap<String, String>> find(String hash) {
        try {
            return read(hash);
        } catch (RuntimeException unavailable) {
            log.error("library {} cannot be looked for in the blob store", hash);
            return Optional.empty();
        }
    }

    private Optional<SortedMap<String, String>> read(String hash) {
        var kept = blobs.getObject().get(name(hash));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try (var content = kept.get()) {
            var files = PackedFiles.unpack(content.readNBytes(MOST), hash);
            if (files.isEmpty()) {
                log.error("the copy of library {} in the blob store is not what was kept", hash);
            }
            return files;
        } catch (IOException e) {
            throw Problem.unavailable();
        }
    }

    private static String name(String hash) {
        return "protocol-libraries/" + hash.substring("sha256:".length()) + ".json.gz";
    }
}
