package employeehealth.gateway.limit;

import employeehealth.shared.problem.Problem;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Places for requests that are being served. When the ordinary ones are taken, the surplus is sent
 * away at once, so that those inside are served in time; the emergency lane has places that nobody
 * else can take, of which one account can take a quarter.
 */
@Component
public final class Capacity {

    /** In a quiet moment a place; to be given back. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final Duration EMERGENCY_PATIENCE = Duration.ofSeconds(3);

    private final Semaphore ordinary;
    private final Semaphore reserved;
    private final Semaphore streams;
    private final Duration patience;
    private final int share;
    private final ConcurrentHashMap<String, Integer> inReserved = new ConcurrentHashMap<>();

    Capacity(LimitSettings settings) {
        this.ordinary = new Semaphore(settings.atOnce());
        this.reserved = new Semaphore(settings.reservedAtOnce());
        this.streams = new Semaphore(settings.streamsAtOnce());
        this.patience = settings.waitWithin();
        this.share = Math.max(1, settings.reservedAtOnce() / 4);
    }

    /**
     * @param account who is signed in; nobody's emergency is an ordinary request
     */
    public Place enter(Lane lane, @Nullable String account) {
        return switch (lane) {
            case EMERGENCY -> account == null ? ordinary() : emergency(account);
            case STREAM -> taken(streams, Duration.ZERO);
            case SIGN_IN, ORDINARY -> ordinary();
        };
    }

    private Place ordinary() {
        return taken(ordinary, patience);
    }

    private Place emergency(String account) {
        if (ordinary.tryAcquire()) {
            return ordinary::release;
        }
        if (inReserved.merge(account, 1, Integer::sum) > share) {
            leave(account);
            return ordinary();
        }
        try {
            var place = taken(reserved, EMERGENCY_PATIENCE);
            return () -> {
                place.close();
                leave(account);
            };
        } catch (Problem full) {
            leave(account);
            throw full;
        }
    }

    private void leave(String account) {
        inReserved.computeIfPresent(account, (who, places) -> places == 1 ? null : places - 1);
    }

    private static Place taken(Semaphore places, Duration patience) {
        try {
            if (places.tryAcquire()
                    || places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return places::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "gateway/busy")
                .retryAfter(Duration.ofSeconds(1));
    }
}
