package employeehealth.shared.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.contracts.auth.Revoked;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What this process knows of revoked access, and of keys that are believed no more. It asks once a
 * second; what it was not told of counts as good. While nobody answers, what is known stays known,
 * health says so, and tokens end by themselves within minutes.
 */
final class RevokedTokens implements SmartLifecycle, HealthIndicator {

    static final Duration PAUSE = Duration.ofSeconds(1);

    /** Beyond this, "within 5 seconds" is no longer kept. */
    private static final Duration STALE = Duration.ofSeconds(4);

    /** Longer than a token lives, and than the auth service looks back. */
    private static final Duration MEMORY = Duration.ofHours(2);

    private static final Logger log = LoggerFactory.getLogger(RevokedTokens.class);

    private final Supplier<AuthApi> auth;
    private final boolean hasSource;
    private final Cache<String, Boolean> keys = remembered();
    private final Cache<String, Boolean> sessions = remembered();
    private final Cache<String, Long> epochs = remembered();
    private volatile long learntAt = System.nanoTime() - STALE.toNanos();
    private volatile boolean answered;
    private @Nullable String next;
    private @Nullable ScheduledExecutorService poll;

    RevokedTokens(Supplier<AuthApi> auth, boolean hasSource) {
        this.auth = auth;
        this.hasSource = hasSource;
    }

    private static <V> Cache<String, V> remembered() {
        return Caffeine.newBuilder().expireAfterWrite(MEMORY).build();
    }

    boolean refuses(Jwt token) {
        if (keys.estimatedSize() > 0
                && token.getHeaders().get("kid") instanceof String kid
                && keys.getIfPresent(kid) != null) {
            return true;
        }
        if (sessions.estimatedSize() > 0
                && sessions.getIfPresent(text(token, Claims.SESSION)) != null) {
            return true;
        }
        if (epochs.estimatedSize() == 0) {
            return false;
        }
        var least = epochs.getIfPresent(rights(text(token, Claims.COMPANY), text(token, "sub")));
        return least != null && epoch(token) < least;
    }

    private static long epoch(Jwt token) {
        return token.getClaim(Claims.EPOCH) instanceof Number number ? number.longValue() : 0;
    }

    private static String text(Jwt token, String claim) {
        var value = token.getClaimAsString(claim);
        return value == null ? "" : value;
    }

    private static String rights(String company, String person) {
        return company + '|' + person;
    }

    /** Asks once. */
    synchronized void learn() {
        try {
            learn(auth.get().revoked(next));
            learntAt = System.nanoTime();
            if (!answered) {
                answered = true;
                log.debug("revocations are known");
            }
        } catch (RuntimeException unreachable) {
            // The database behind may come back as a restored one, which counts anew.
            next = null;
            if (answered) {
                answered = false;
                log.warn(
                        "revocations cannot be learnt: {}", unreachable.getClass().getSimpleName());
            }
        }
    }

    private void learn(Revoked revoked) {
        revoked.sessions().forEach(session -> sessions.put(session.toString(), true));
        revoked.rights()
                .forEach(rights ->
                        epochs.put(
                                rights(rights.company().toString(), rights.person().toString()),
                                rights.epoch()));
        revoked.keys().forEach(kid -> keys.put(kid, true));
        next = revoked.next();
    }

    private Duration age() {
        return hasSource ? Duration.ofNanos(System.nanoTime() - learntAt) : Duration.ZERO;
    }

    void measureBy(MeterRegistry meters) {
        Gauge.builder(
                        "employeehealth.revocations.age",
                        this,
                        tokens -> tokens.age().toMillis() / 1e3)
                .description("Since this process last learnt what was revoked")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public Health health() {
        var age = age();
        return (age.compareTo(STALE) < 0 ? Health.up() : Health.status(new Status("DEGRADED")))
                .withDetail("ageSeconds", age.toSeconds())
                .build();
    }

    /** A process that asks nobody about tokens, such as a database alone, has nothing to learn. */
    @Override
    public boolean isAutoStartup() {
        return hasSource;
    }

    @Override
    public synchronized void start() {
        poll =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("revocations").daemon().factory());
        var _ =
                poll.scheduleWithFixedDelay(
                        this::learn, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (poll != null) {
            poll.shutdownNow();
            poll = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return poll != null;
    }
}
