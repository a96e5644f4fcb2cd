package employeehealth.auth.signing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds, in every instance, for keys that another one has changed or that are
 * due. Without the database what is known stays: then nobody gets a new token anyway.
 */
@Component
class KeyWatch implements SmartLifecycle {

    /** A minute is left for this where keys are kept for the tokens they signed. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SigningKeys keys;
    private @Nullable ScheduledExecutorService watch;

    KeyWatch(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public synchronized void start() {
        watch =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("signing-keys").daemon().factory());
        var _ =
                watch.scheduleWithFixedDelay(
                        keys::learnOrWarn,
                        PAUSE.toMillis(),
                        PAUSE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (watch == null) {
            return;
        }
        watch.shutdown();
        try {
            // A look that has begun ends before the database is closed.
            var _ = watch.awaitTermination(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        watch = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }
}
