package employeehealth.profile.document;

import employeehealth.profile.Owner;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.blobs.Document;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Copies on which is written for whom they were made. */
@Component
class MarkedCopies {

    /** What a copy is, for the seal. */
    static final Place COPY = new Place("profile.document_looks", "copy");

    /** Marks and another way of writing the same take some room. */
    private static final double LARGER = 1.5;

    /** So long somebody who waits for a copy waits for those of others. */
    private static final long PATIENCE_SECONDS = 8;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Documents store;
    private final Apart apart;
    private final Clock clock;

    /** Of marking alone: a picture, for which nobody waits, does not take it. */
    private final Semaphore turn = new Semaphore(1);

    MarkedCopies(Documents store, Apart apart, Clock clock) {
        this.store = store;
        this.apart = apart;
        this.clock = clock;
    }

    /**
     * To be called outside a transaction. Nobody keeps it yet.
     *
     * @param name of whoever it is for
     * @throws Problem 503 if others are marked, and no end of it is seen
     */
    Document make(Owner owner, Version version, String name) {
        var words = "Copie · Copy: " + name + ", " + TIME.format(clock.instant());
        return version.type() == ContentType.TEXT
                ? arrive(owner, version, headed(words, open(owner, version)))
                : inTurn(owner, version, words);
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

    private Document inTurn(Owner owner, Version version, String words) {
        try {
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.unavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable();
        }
        try {
            return marked(owner, version, words);
        } finally {
            turn.release();
        }
    }

    private Document marked(Owner owner, Version version, String words) {
        try {
            var copy =
                    apart.run(
                            Marking.class,
                            process -> {
                                process.writeUTF(version.type().name());
                                process.writeUTF(words);
                                try (var content = open(owner, version)) {
                                    content.transferTo(process);
                                }
                            },
                            marked -> arrive(owner, version, marked));
            if (copy.type() == version.type()) {
                return copy;
            }
            throw unmarkable();
        } catch (Apart.BrokenOff nothing) {
            throw unmarkable();
        } catch (Problem refused) {
            // What came out was nothing, or broke off.
            throw refused.status().is4xxClientError() ? unmarkable() : refused;
        }
    }

    private static Problem unmarkable() {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "profile/cannot-be-marked");
    }
}
