package employeehealth.shared.audit.log;

import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditSettings;
import employeehealth.shared.audit.SecuritySegments;
import employeehealth.shared.blobs.BlobSettings;
import employeehealth.shared.blobs.Blobs;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.settings.PlatformSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The work behind the logs, in every process that has a database: seals the audit log, tells the
 * witnesses, closes stretches of the security log and deletes what is too old of it. Several
 * processes take turns by advisory locks.
 */
@Component
final class Sealing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final int BATCH = 5_000;
    private static final Duration SEGMENT = Duration.ofHours(1);

    private final AuditSettings settings;
    private final PlatformSettings platform;
    private final ObjectProvider<LocalServices> services;
    private final ObjectProvider<PlatformDatabase> databases;
    private final ObjectProvider<SecuritySegments> segments;
    private final ObjectProvider<MeterRegistry> meters;
    private final BlobSettings blobSettings;
    private final ObjectProvider<Blobs> blobs;
    private final Audit audit;
    private final Clock clock;
    private final List<ScheduledExecutorService> threads = new ArrayList<>();
    private volatile @Nullable SigningKey key;
    private @Nullable Work work;
    private volatile long sealedAt = System.nanoTime();
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();

    Sealing(
            AuditSettings settings,
            PlatformSettings platform,
            ObjectProvider<LocalServices> services,
            ObjectProvider<PlatformDatabase> databases,
            ObjectProvider<SecuritySegments> segments,
            ObjectProvider<MeterRegistry> meters,
            BlobSettings blobSettings,
            ObjectProvider<Blobs> blobs,
            Audit audit,
            Clock clock) {
        this.settings = settings;
        this.platform = platform;
        this.services = services;
        this.databases = databases;
        this.segments = segments;
        this.meters = meters;
        this.blobSettings = blobSettings;
        this.blobs = blobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the work is done with; made when it begins, so that a start is not kept waiting. */
    private record Work(
            Sealer sealer, Witnesses witnesses, Witness near, List<Witness> elsewhere) {}

    @Override
    public synchronized void start() {
        var local = services.getIfAvailable();
        if (local == null || local.names().stream().allMatch(Sealing::keepsNothing)) {
            return;
        }
        var registry = meters.getIfAvailable();
        if (registry != null) {
            Gauge.builder("employeehealth.audit.seal.age", this, Sealing::age)
                    .description("Since all committed audit records were last seen sealed")
                    .baseUnit("seconds")
                    .strongReference(true)
                    .register(registry);
        }
        key = SigningKey.of(platform); // without it the start is refused
        run("audit-sealing", this::seal);
        // A place that is slow to answer keeps nobody from signing.
        run("audit-witnesses", this::tellElsewhere);
    }

    private void run(String name, Runnable work) {
        var every = settings.sealEvery().toMillis();
        var thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
        threads.add(thread);
        var _ =
                thread.scheduleWithFixedDelay(
                        work, Math.min(every, 1_000), every, TimeUnit.MILLISECONDS);
    }

    private static boolean keepsNothing(String service) {
        return service.equals("gateway") || service.equals("database");
    }

    @Override
    public synchronized void stop() {
        threads.forEach(ScheduledExecutorService::shutdown);
        try {
            for (var thread : threads) {
                if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                    thread.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private double age() {
        return (System.nanoTime() - sealedAt) / 1e9;
    }

    private void seal() {
        attempt(
                "the audit log waits to be sealed",
                () -> {
                    var at = work();
                    at.sealer.sealAll();
                    if (at.sealer.refusal().isEmpty()) {
                        sealedAt = System.nanoTime();
                    }
                    tell(at, at.near);
                    var kept = segments.getObject();
                    kept.close(SEGMENT);
                    kept.expire(Duration.ofDays(settings.securityLogDays()));
                });
    }

    private void tellElsewhere() {
        attempt(
                "the witnesses wait for checkpoints",
                () -> {
                    var at = work();
                    for (var place : at.elsewhere) {
                        attempt(
                                "the witness " + place.name() + " waits for checkpoints",
                                () -> tell(at, place));
                    }
                });
    }

    /** Never before it has agreed: what it has is not to be overwritten with another history. */
    private static void tell(Work at, Witness place) throws IOException {
        if (at.sealer.agrees(place)) {
            at.witnesses.tell(place);
        }
    }

    private interface Attempt {
        void make() throws IOException;
    }

    /** What fails is tried again the next time, and said once. */
    private void attempt(String complaint, Attempt work) {
        try {
            work.make();
            complaints.remove(complaint);
        } catch (IOException | RuntimeException e) {
            if (complaints.add(complaint)) {
                LOG.warn("{}: {}", complaint, e.getClass().getSimpleName());
            }
        }
    }

    private Work work() {
        synchronized (complaints) { // not ours: an end may be waiting for the threads
            if (work == null) {
                var database = databases.getObject();
                var signing = Objects.requireNonNull(key);
                var near = FolderWitness.at(platform.dataDir().resolve("checkpoints"));
                work =
                        new Work(
                                new Sealer(database, signing, audit, List.of(near), clock, BATCH),
                                new Witnesses(database),
                                near,
                                elsewhere(signing.verifier()));
            }
            return work;
        }
    }

    private List<Witness> elsewhere(VerifierKey log) {
        var all = new ArrayList<Witness>();
        if (blobSettings.store() != BlobSettings.Store.FILES) {
            all.add(new BlobWitness(blobs.getObject(), log));
        }
        var second = settings.witnessUrl();
        if (second != null && !second.toString().isEmpty()) {
            all.add(
                    "file".equals(second.getScheme())
                            ? FolderWitness.at(Path.of(second))
                            : new HttpWitness(second));
        }
        return List.copyOf(all);
    }
}
