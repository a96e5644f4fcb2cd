package employeehealth.shared.flags;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.exceptions.FlagNotFoundError;
import dev.openfeature.sdk.exceptions.ProviderNotReadyError;
import dev.openfeature.sdk.exceptions.TypeMismatchError;
import employeehealth.shared.flags.FlagState.State;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flags of a service that speaks OFREP. Its answers are kept and asked for again in the background;
 * what it said last holds for as long as it is away. Only somebody it was not asked about, or not
 * for long, waits for the twentieth part of a second, and only while it is well.
 */
final class RemoteFlags extends FlagSource {

    private static final Logger log = LoggerFactory.getLogger(RemoteFlags.class);

    private static final Duration FIRST_ANSWER = Duration.ofMillis(50);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int OLD = 2;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int AT_ONCE = 16;
    private static final int PEOPLE = 10_000;

    private record Known(Ofrep.Answer answer, long at) {}

    private final Ofrep service;
    private final Clock clock;
    private final Duration fresh;
    private final Duration rest;
    private final Cache<FlagContext, Known> known =
            Caffeine.newBuilder().maximumSize(PEOPLE).build();
    private final Map<FlagContext, CompletableFuture<Known>> asking = new ConcurrentHashMap<>();
    private volatile long restUntil = System.nanoTime();
    private volatile long slowUntil = System.nanoTime();
    private volatile boolean closed;
    private volatile FlagState state;

    RemoteFlags(URI base, @Nullable Path tokenFile, Clock clock) {
        this(new Ofrep(base, tokenFile), clock, FRESH, REST);
    }

    /**
     * @param fresh for how long an answer is not asked for again
     * @param rest for how long a service that failed is left alone
     */
    RemoteFlags(Ofrep service, Clock clock, Duration fresh, Duration rest) {
        this.service = service;
        this.clock = clock;
        this.fresh = fresh;
        this.rest = rest;
        this.state =
                new FlagState(
                        FlagState.Provider.remote, State.failing, "not asked yet", clock.instant());
    }

    @Override
    FlagState state() {
        return state;
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
            String key, Boolean otherwise, EvaluationContext context) {
        var known = about(FlagContext.of(context));
        if (known == null) {
            throw new ProviderNotReadyError("the flag service has not answered yet");
        }
        var said = Flag.ofKey(key).map(known.answer.values()::get).orElse(null);
        return switch (said) {
            case null -> throw new FlagNotFoundError("the flag service says nothing of it");
            case ON, OFF ->
                    ProviderEvaluation.<Boolean>builder()
                            .value(said == Ofrep.Said.ON)
                            .reason(Reason.CACHED.toString())
                            .build();
            case NEITHER -> throw new TypeMismatchError("a flag is on or off");
        };
    }

    private @Nullable Known about(FlagContext who) {
        var last = known.getIfPresent(who);
        var age = last == null ? Long.MAX_VALUE : System.nanoTime() - last.at;
        if (age < fresh.toNanos()) {
            return last;
        }
        var next = ask(who, last);
        // Somebody who was away for long is told today's answer, if it comes at once.
        if (age < OLD * fresh.toNanos() || next == null || isBefore(slowUntil)) {
            return last;
        }
        var now = soon(next);
        return now == null ? last : now;
    }

    private static boolean isBefore(long moment) {
        return System.nanoTime() - moment < 0;
    }

    private @Nullable Known soon(CompletableFuture<Known> next) {
        try {
            return next.get(FIRST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            slowUntil = System.nanoTime() + rest.toNanos();
            return null;
        } catch (ExecutionException failed) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** In the background; not at all while the service rests or is asked enough. */
    private @Nullable CompletableFuture<Known> ask(FlagContext who, @Nullable Known last) {
        if (isBefore(restUntil) || asking.size() >= AT_ONCE) {
            return null;
        }
        var mine = new CompletableFuture<Known>();
        var other = asking.putIfAbsent(who, mine);
        if (other != null) {
            return other;
        }
        Thread.ofVirtual().name("flags").start(() -> answer(who, last, mine));
        return mine;
    }

    private void answer(FlagContext who, @Nullable Known last, CompletableFuture<Known> asked) {
        try {
            var said = service.ask(who, last == null ? null : last.answer.etag());
            var now =
                    new Known(
                            said.orElseGet(() -> Objects.requireNonNull(last).answer),
                            System.nanoTime());
            known.put(who, now);
            if (state.state() != State.ready) {
                log.info("the flag service answers");
            }
            state = state.now(State.ready, null, clock.instant());
            asked.complete(now);
        } catch (Ofrep.Failed failed) {
            failed(failed);
            asked.completeExceptionally(failed);
        } catch (RuntimeException | Error unexpected) {
            failed(new Ofrep.Failed(unexpected.getClass().getSimpleName(), Duration.ZERO));
            asked.completeExceptionally(unexpected);
        } finally {
            asking.remove(who, asked);
        }
    }

    private void failed(Ofrep.Failed failure) {
        if (closed) {
            return;
        }
        var wait = failure.wait.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : failure.wait;
        restUntil = System.nanoTime() + (wait.compareTo(rest) > 0 ? wait : rest).toNanos();
        var why = String.valueOf(failure.getMessage());
        if (state.state() == State.ready || !why.equals(state.fault())) {
            log.warn("the flag service fails: {}; what it said last holds, or safe defaults", why);
        }
        state =
                state.now(
                        known.estimatedSize() == 0 ? State.failing : State.stale,
                        why,
                        clock.instant());
    }

    @Override
    public void shutdown() {
        closed = true;
        service.close();
    }
}
