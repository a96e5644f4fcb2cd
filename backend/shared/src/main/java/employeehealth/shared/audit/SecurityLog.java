package employeehealth.shared.audit;

import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes events of any thread without ever making it wait, and writes them in batches. What finds no
 * room, because the database is slower than an attack, is counted, and the count is written as an
 * event of its own: the log never pretends to be complete.
 */
@Component
public final class SecurityLog implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);
    private static final int ROOM = 10_000;
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 200;

    /** Where the batches go. It may throw; the batch is tried again. */
    interface Store extends AutoCloseable {

        void add(List<SecurityEntry> batch) throws Exception;

        @Override
        default void close() {}
    }

    private final BlockingQueue<SecurityEntry> waiting;
    private final AtomicLong dropped = new AtomicLong();
    private final Store store;
    private final Pseudonyms pseudonyms;
    private final Clock clock;
    private volatile boolean running;
    private volatile @Nullable Thread writer;
    private boolean complained;

    @Autowired
    SecurityLog(SecurityStore store, Pseudonyms pseudonyms, Clock clock) {
        this(store, pseudonyms, clock, ROOM);
    }

    SecurityLog(Store store, Pseudonyms pseudonyms, Clock clock, int room) {
        this.store = store;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.waiting = new ArrayBlockingQueue<>(room);
    }

    /** Returns at once. */
    public void record(SecurityEvent event) {
        if (!waiting.offer(entry(event))) {
            dropped.incrementAndGet();
        }
    }

    private SecurityEntry entry(SecurityEvent event) {
        return new SecurityEntry(
                Ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                event.kind().code(),
                event.company() == null ? null : event.company().value(),
                pseudonyms.ofNullable(event.caller()),
                event.method(),
                event.route(),
                event.status(),
                event.detail(),
                event.source(),
                event.trace());
    }

    @Override
    public synchronized void start() {
        running = true;
        writer = Thread.ofPlatform().name("security-log").daemon().start(this::writeUntilStopped);
    }

    /** What was recorded before is written before this returns, if the database can be reached. */
    @Override
    public synchronized void stop() {
        running = false;
        var thread = writer;
        if (thread != null) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        store.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the server has answered its last request, before the database goes. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void writeUntilStopped() {
        var batch = new ArrayList<SecurityEntry>(BATCH);
        while (running || !waiting.isEmpty() || !batch.isEmpty()) {
            fill(batch);
            if (!batch.isEmpty() && !written(batch) && !running) {
                LOG.warn("{} security events could not be written", batch.size() + waiting.size());
                return;
            }
        }
    }

    private void fill(List<SecurityEntry> batch) {
        try {
            if (batch.isEmpty()) {
                var first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    if (running) {
                        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 4); // for a few more of them
                    }
                }
            } else {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // the last attempt failed
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
        waiting.drainTo(batch, BATCH - batch.size());
        var lost = dropped.getAndSet(0);
        if (lost > 0) {
            batch.add(
                    entry(
                            new SecurityEvent(
                                    SecurityEvent.Kind.DROPPED,
                                    null,
                                    null,
                                    "-",
                                    "-",
                                    0,
                                    Long.toString(lost),
                                    null,
                                    "-")));
        }
    }

    private boolean written(List<SecurityEntry> batch) {
        try {
            store.add(batch);
            batch.clear();
            complained = false;
            return true;
        } catch (Exception e) {
            if (!complained) {
                LOG.warn("security events wait: {}", e.getClass().getSimpleName());
                complained = true;
            }
            return false;
        }
    }
}
