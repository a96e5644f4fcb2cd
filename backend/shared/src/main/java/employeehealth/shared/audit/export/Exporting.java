package employeehealth.shared.audit.export;

import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.remote.LocalServices;
import employeehealth.shared.settings.PlatformSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Exports as long as the process runs, where a SIEM is set; no request ever waits for it. */
@Component
final class Exporting implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Exporting.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int BATCH = 500;

    private final SiemSettings settings;
    private final PlatformSettings platform;
    private final ObjectProvider<LocalServices> services;
    private final ObjectProvider<PlatformDatabase> databases;
    private final ObjectProvider<MeterRegistry> meters;
    private final Clock clock;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable Exporter exporter;
    private volatile long exportedAt = System.nanoTime();
    private boolean complained;

    Exporting(
            SiemSettings settings,
            PlatformSettings platform,
            ObjectProvider<LocalServices> services,
            ObjectProvider<PlatformDatabase> databases,
            ObjectProvider<MeterRegistry> meters,
            Clock clock) {
        this.settings = settings;
        this.platform = platform;
        this.services = services;
        this.databases = databases;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        var local = services.getIfAvailable();
        if (!settings.on()
                || local == null
                || local.names().stream()
                        .allMatch(name -> name.equals("gateway") || name.equals("database"))) {
            return;
        }
        var receiver = settings.receiver(); // refuses the start if it cannot be had
        var registry = meters.getIfAvailable();
        if (registry != null) {
            Gauge.builder("employeehealth.siem.age", this, Exporting::age)
                    .description("Since the SIEM last had everything")
                    .baseUnit("seconds")
                    .strongReference(true)
                    .register(registry);
        }
        thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("siem-export").daemon().factory());
        var _ =
                thread.scheduleWithFixedDelay(
                        () -> once(receiver),
                        PAUSE.toMillis(),
                        PAUSE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void once(Receiver receiver) {
        try {
            if (exporter == null) {
                exporter =
                        new Exporter(
                                databases.getObject(),
                                receiver,
                                new Syslog(
                                        Objects.requireNonNullElse(
                                                platform.publicUrl().getHost(), "")),
                                clock,
                                BATCH);
            }
            exporter.export();
            exportedAt = System.nanoTime();
            complained = false;
        } catch (IOException | RuntimeException e) {
            if (!complained) {
                LOG.warn("the SIEM waits for records: {}", e.getClass().getSimpleName());
            }
            complained = true;
        }
    }

    private double age() {
        return (System.nanoTime() - exportedAt) / 1e9;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdown();
            try {
                if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                    thread.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
