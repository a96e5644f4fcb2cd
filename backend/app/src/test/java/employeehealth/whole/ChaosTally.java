package employeehealth.whole;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all who are at work during chaos count together. */
final class ChaosTally {

    /** Changes whose request got no answer at all when first sent: they may have happened. */
    final AtomicLong unknown = new AtomicLong();

    /** Attempts that were clearly refused, with 503 and the like. */
    final AtomicLong refused = new AtomicLong();

    /** Addresses of those who were said to be signed in: once each time. */
    final Queue<String> signIns = new ConcurrentLinkedQueue<>();

    private final String series = "crowd-" + UUID.randomUUID() + "-";
    private final AtomicInteger browsers = new AtomicInteger();

    /** What nobody else uses as a key. */
    String key(Object of) {
        return series + of;
    }

    String newBrowser() {
        return key(browsers.incrementAndGet());
    }
}
