package employeehealth.profile.document;

import employeehealth.profile.Owner;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.blobs.Document;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Copies on which is written for whom they were made. What strangers have written is taken apart in
 * a process of its own, with little memory, no secret, and an end: a file that was made to hang or
 * to fill the memory costs that process alone.
 */
@Component
class MarkedCopies {

    /** What a copy is, for the seal. */
    static final Place COPY = new Place("profile.document_looks", "copy");

    private static final Logger log = LoggerFactory.getLogger(MarkedCopies.class);

    /** Such a process takes as much memory as we do. */
    private static final int AT_ONCE = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** Marks and another way of writing the same take some room. */
    private static final double LARGER = 1.5;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Documents store;
    private final DocumentSettings settings;
    private final List<String> command;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    @Autowired
    MarkedCopies(Documents store, DocumentSettings settings, Clock clock) {
        this(store, settings, Marking.command(), clock);
    }

    MarkedCopies(Documents store, DocumentSettings settings, List<String> command, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.command = command;
        this.clock = clock;
    }

    /**
     * To be called outside a transaction. Nobody keeps it yet.
     *
     * @param name of whoever it is for
     */
    Document make(Owner owner, Version version, String name) {
        var words = "Copie · Copy: " + name + ", " + TIME.format(clock.instant());
        if (version.type() == ContentType.TEXT) {
            return arrive(owner, version, headed(words, open(owner, version)));
        }
        if (!tryPlace()) {
            throw Problem.unavailable();
        }
        try {
            return marked(owner, version, words);
        } finally {
            places.release();
        }
    }

    private boolean tryPlace() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private InputStream open(Owner owner, Version version) {
        return store.open(owner.person(), FiledDocuments.CONTENT, version.id());
    }

    private static InputStream headed(String words, InputStream text) {
        var head = ("[" + words + "]\n\n").getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(new ByteArrayInputStream(head), text);
    }

    private Document arrive(Owner owner, Version version, InputStream content) {
        var most = (long) (version.size() * LARGER) + 1_000_000;
        try (content) {
            return store.arrive(owner.company(), owner.person(), COPY, content, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Document marked(Owner owner, Version version, String words) {
        Process process;
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            process = builder.start();
        } catch (IOException e) {
            log.warn("a copy could not be marked: {}", e.getClass().getSimpleName());
            throw Problem.unavailable();
        }
        var watch = Thread.ofVirtual().name("marking-watch").start(() -> endInTime(process));
        var feeder =
                Thread.ofVirtual()
                        .name("marking-feeder")
                        .start(() -> feed(process, owner, version, words));
        try {
            var copy = arrive(owner, version, process.getInputStream());
            if (process.waitFor(settings.stampWithin().toMillis(), TimeUnit.MILLISECONDS)
                    && process.exitValue() == 0
                    && copy.type() == version.type()) {
                return copy;
            }
            throw unmarkable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable();
        } catch (Problem refused) {
            // What came out was nothing, or broke off.
            throw refused.status().is4xxClientError() ? unmarkable() : refused;
        } finally {
            process.destroyForcibly();
            feeder.interrupt();
            watch.interrupt();
        }
    }

    private void endInTime(Process process) {
        try {
            if (!process.waitFor(settings.stampWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("marking a copy took too long, and was ended");
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void feed(Process process, Owner owner, Version version, String words) {
        try (var to = new DataOutputStream(process.getOutputStream());
                var content = open(owner, version)) {
            to.writeUTF(version.type().name());
            to.writeUTF(words);
            content.transferTo(to);
        } catch (IOException | RuntimeException e) {
            // The process has ended, or gets too little and ends: its exit tells.
            log.info("marking a copy was broken off: {}", e.getClass().getSimpleName());
        }
    }

    private static Problem unmarkable() {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "profile/cannot-be-marked");
    }
}
