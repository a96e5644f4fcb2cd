package employeehealth.shared.backup;

import employeehealth.shared.postgres.EmbeddedPostgres;
import employeehealth.shared.seal.PlatformSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the archive of the log going while the platform runs, and with it copies of new keys and
 * blobs: what the log mentions is copied before the log itself. A stop in order hands over
 * everything; after the loss of the machine the last {@link BackupSettings#walWithin} may be
 * missing.
 */
public final class WalArchiver implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WalArchiver.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration COMPLAIN_EVERY = Duration.ofMinutes(1);

    /** The last to stop: until then others still change rows. */
    private static final int PHASE = Integer.MIN_VALUE + 1_000;

    private final Path data;
    private final WalArchive archive;
    private final SealedKeyCopies keys;
    private final BlobCopies blobs;
    private final Owner owner;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private volatile long waiting;
    private volatile Instant upToDate = Instant.EPOCH;
    private Instant complained = Instant.EPOCH;
    private Thread thread = new Thread();

    /** Who may end a file of the log early. */
    public record Owner(String url, String user, String password) {

        @Override
        public String toString() {
            return "Owner[hidden]";
        }
    }

    public WalArchiver(
            BackupSettings settings,
            TakeBackup.Place place,
            PlatformSecrets secrets,
            Owner owner,
            Clock clock) {
        this.data = EmbeddedPostgres.dataFolder(place.dataDir());
        this.archive = new WalArchive(settings.wal(), CopyKey.of(secrets));
        this.keys = new SealedKeyCopies(settings, place.keys(), clock);
        this.blobs = new BlobCopies(place.blobs(), settings.blobs());
        this.owner = owner;
    }

    /** Files of the log that are finished and not in the archive yet. */
    public long waiting() {
        return waiting;
    }

    /** Since the archive last had everything that was finished. */
    public Duration age() {
        return Duration.between(upToDate, Instant.now());
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("wal-archive").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
        endFile();
        takeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            do {
                takeAll();
            } while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeAll() {
        try {
            var finished = WalArchive.waiting(data);
            waiting = finished.size();
            if (!finished.isEmpty()) {
                keys.copyNew();
                blobs.copyNew();
            }
            for (var done = 0; done < finished.size(); done++) {
                archive.take(data, finished.get(done));
                waiting = finished.size() - done - 1L;
            }
            upToDate = Instant.now();
        } catch (IOException | RuntimeException e) {
            complain(e);
        }
    }

    /** PostgreSQL keeps what is not archived, so nothing is lost until its disk is full. */
    private void complain(Exception reason) {
        if (complained.isBefore(Instant.now().minus(COMPLAIN_EVERY))) {
            complained = Instant.now();
            LOG.error(
                    "the write-ahead log cannot be archived, {} files wait: {}",
                    waiting,
                    reason.toString());
        }
    }

    private void endFile() {
        try (var connection = DriverManager.getConnection(owner.url, owner.user, owner.password);
                var statement = connection.createStatement()) {
            statement.execute("select pg_switch_wal()");
        } catch (SQLException e) {
            complain(e);
        }
    }
}
