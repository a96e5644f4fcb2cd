package employeehealth.gateway.home;

import employeehealth.gateway.GatewaySettings;
import employeehealth.shared.web.Trace;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Asks services side by side, in the caller's name, and waits for each only so long. */
@Component
final class Tiles {

    private static final Logger log = LoggerFactory.getLogger(Tiles.class);

    private final Duration patience;
    private final ObservationRegistry observations;

    Tiles(GatewaySettings settings, ObservationRegistry observations) {
        this.observations = observations;
        this.patience = settings.tileWithin();
    }

    /** Begins to ask; what is asked is known when {@link #get} returns. */
    <T> FutureTask<T> ask(Callable<T> question) {
        var caller = SecurityContextHolder.getContext();
        var locale = LocaleContextHolder.getLocale();
        var trace = Trace.current();
        var observation = observations.getCurrentObservation();
        var asked =
                new FutureTask<T>(() -> {
                    SecurityContextHolder.setContext(caller);
                    LocaleContextHolder.setLocale(locale);
                    MDC.put(Trace.ID, trace);
                    return observation == null
                            ? question.call()
                            : observation.scopedChecked(question::call);
                });
        Thread.ofVirtual().name("tile").start(asked);
        return asked;
    }

    <T> @Nullable Tile<T> get(@Nullable FutureTask<T> asked, long start) {
        if (asked == null) {
            return null;
        }
        try {
            var left = patience.toNanos() - (System.nanoTime() - start);
            return new Tile<>(true, asked.get(Math.max(1, left), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException missing) {
            asked.cancel(true);
            log.info("a tile is missing: {}", missing.getClass().getSimpleName());
            return new Tile<>(false, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Tile<>(false, null);
        }
    }
}
