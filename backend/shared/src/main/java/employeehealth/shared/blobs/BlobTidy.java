package employeehealth.shared.blobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tidies up now and then, in every process that has documents; several do not disturb each other.
 */
final class BlobTidy implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BlobTidy.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final CountDownLatch end = new CountDownLatch(1);
    private final Documents documents;
    private final DocumentLinks links;

    BlobTidy(Documents documents, DocumentLinks links) {
        this.documents = documents;
        this.links = links;
        Thread.ofVirtual().name("blob-tidy").start(this::run);
    }

    private void run() {
        try {
            while (!end.await(EVERY.toSeconds(), TimeUnit.SECONDS)) {
                try {
                    documents.tidy();
                    links.tidy();
                } catch (RuntimeException e) {
                    // The database or the store is away; both come back.
                    log.warn("tidying up failed: {}", e.getClass().getSimpleName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
