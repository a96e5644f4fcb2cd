package employeehealth.profile.document;

import employeehealth.profile.OwnedId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.jobs.Backoff;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.jobs.Postponed;
import employeehealth.shared.problem.Problem;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes pictures of the first page of a version, in a process of its own. Of what hangs or cannot
 * be read there is none, and the document is there all the same. One is made at a time, and nobody
 * waits for it: others come back later, so that slow ones keep no more than one of the threads that
 * do all jobs.
 */
@Component
class PictureJob implements Job<PictureJob.Which> {

    private static final Set<ContentType> PICTURED =
            Set.of(ContentType.PDF, ContentType.JPEG, ContentType.PNG);

    /** Of one picture: more than that is none of ours. */
    private static final int LARGEST = 3_000_000;

    private static final Duration UNTIL_SCANNED = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration SELDOM = Duration.ofMinutes(10);

    private final ProfileDatabase database;
    private final Pictures pictures;
    private final Documents store;
    private final Apart apart;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);

    PictureJob(
            ProfileDatabase database,
            Pictures pictures,
            Documents store,
            Apart apart,
            Clock clock) {
        this.database = database;
        this.pictures = pictures;
        this.store = store;
        this.apart = apart;
        this.clock = clock;
    }

    /**
     * @param version id of the version, which is that of its blob
     */
    record Which(OwnedId version, ContentType type) {}

    static boolean isPictured(ContentType type) {
        return PICTURED.contains(type);
    }

    @Override
    public String name() {
        return "profile.picture-document";
    }

    @Override
    public Class<Which> about() {
        return Which.class;
    }

    @Override
    public void run(Which which) {
        if (!turn.tryAcquire()) {
            throw new Postponed(untilItsTurn(which));
        }
        try {
            which.version.tenant().run(() -> picture(which));
        } finally {
            turn.release();
        }
    }

    /**
     * The longer it has waited the more seldom it asks: what waits in hundreds behind a slow one
     * costs little, and what has just come passes it. When it came, its id says (UUIDv7).
     */
    private Duration untilItsTurn(Which which) {
        var came = Instant.ofEpochMilli(which.version.id().getMostSignificantBits() >>> 16);
        var waited = Duration.between(came, clock.instant());
        var most =
                Duration.ofMillis(
                        Math.clamp(waited.toMillis(), SOON.toMillis(), SELDOM.toMillis()));
        return new Backoff(most, most).after(1);
    }

    private void picture(Which which) {
        try (var content = open(which)) {
            var pair =
                    apart.run(
                            Picturing.class,
                            process -> {
                                process.writeUTF(which.type.name());
                                content.transferTo(process);
                            },
                            PictureJob::read);
            var owner = which.version.owner();
            database.write(() -> pictures.add(owner, which.version.id(), pair, clock.instant()));
        } catch (Apart.BrokenOff none) {
            // Its owner still fetches it; there is a sign in place of a picture.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Problem refused) {
            if (refused.status() == HttpStatus.CONFLICT) {
                throw new Postponed(UNTIL_SCANNED);
            }
            if (!refused.status().is4xxClientError()) {
                throw refused; // the store is away, or the keys: tried again later
            }
            // Removed or erased meanwhile, or a virus: none is needed.
        }
    }

    private InputStream open(Which which) {
        return store.open(
                which.version.owner().person(), FiledDocuments.CONTENT, which.version.id());
    }

    private static Pictures.Pair read(InputStream process) throws IOException {
        var from = new DataInputStream(process);
        return new Pictures.Pair(one(from), one(from));
    }

    private static byte[] one(DataInputStream from) throws IOException {
        var length = from.readInt();
        if (length <= 0 || length > LARGEST) {
            throw new IOException("no picture of ours");
        }
        var picture = from.readNBytes(length);
        if (picture.length < length || Documents.kindOf(picture) != ContentType.JPEG) {
            throw new IOException("no picture of ours");
        }
        return picture;
    }
}
