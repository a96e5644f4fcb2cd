package employeehealth.shared.remote;

import employeehealth.shared.problem.Problem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does not ask a neighbour that does not answer. After half of the last twenty calls failed (and at
 * least ten were made) callers are told at once that it is unavailable; after a second three calls
 * try whether it is back. What was met before twenty quiet seconds says nothing of now. A read may
 * be sent a second time when it certainly was not begun or does no harm twice, and only so often: a
 * neighbour that returns is not met by a storm.
 */
public final class Circuit {

    /** A call that may be made again. */
    @FunctionalInterface
    public interface Call<T> {
        T make() throws IOException;
    }

    private static final Logger log = LoggerFactory.getLogger(Circuit.class);

    private static final CircuitBreakerConfig CONFIG =
            CircuitBreakerConfig.custom()
                    .slidingWindow(20, 10, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(1))
                    .permittedNumberOfCallsInHalfOpenState(3)
                    // A caller whose body breaks off while it is handed on: no fault of theirs.
                    .ignoreException(
                            e -> e instanceof Problem ours && ours.status().is4xxClientError())
                    .writableStackTraceEnabled(false)
                    .build();

    /** Of a hundred calls, ten may be made again; and ten more after a quiet time. */
    private static final int CALLS_PER_RETRY = 10;

    private static final int RETRIES_AT_MOST = 10 * CALLS_PER_RETRY;

    private static final Duration QUIET = Duration.ofSeconds(20);

    private final CircuitBreaker breaker;
    private final LongSupplier nanoTime;
    private final AtomicLong askedAt;
    private final AtomicLong credit = new AtomicLong(RETRIES_AT_MOST);

    Circuit(String service) {
        this(service, System::nanoTime);
    }

    Circuit(String service, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.askedAt = new AtomicLong(nanoTime.getAsLong());
        this.breaker = CircuitBreaker.of(service, CONFIG);
        breaker.getEventPublisher()
                .onStateTransition(event ->
                        log.warn(
                                "{}: circuit {}",
                                service,
                                event.getStateTransition().getToState().name()));
    }

    /**
     * @param anyway whether to ask also when the circuit is open: an emergency always tries
     * @param again whether the call may be made twice
     */
    public <T> T call(boolean anyway, boolean again, Call<T> call) throws IOException {
        credit.updateAndGet(c -> Math.min(c + 1, RETRIES_AT_MOST));
        try {
            return once(anyway, call);
        } catch (IOException lost) {
            if (again && isQuick(lost) && affordable()) {
                return once(anyway, call);
            }
            throw lost;
        }
    }

    /**
     * Asks also when the circuit is open. What is asked for nobody who waits counts only where it
     * shows that a neighbour that was given up is back.
     */
    public <T> T poll(Call<T> call) throws IOException {
        var start = System.nanoTime();
        var answer = call.make();
        if (!isClosed() && breaker.tryAcquirePermission()) {
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    private <T> T once(boolean anyway, Call<T> call) throws IOException {
        forgetLongAgo();
        var counted = breaker.tryAcquirePermission();
        if (!counted && !anyway) {
            throw Problem.unavailable().retryAfter(Duration.ofSeconds(1));
        }
        var start = System.nanoTime();
        try {
            var answer = call.make();
            if (counted) {
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
            return answer;
        } catch (IOException | RuntimeException failed) {
            if (counted) {
                breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failed);
            }
            throw failed;
        }
    }

    private void forgetLongAgo() {
        var now = nanoTime.getAsLong();
        if (now - askedAt.getAndSet(now) > QUIET.toNanos() && isClosed()) {
            breaker.reset();
        }
    }

    /** Who waited once in vain does not wait twice. */
    private static boolean isQuick(IOException lost) {
        return !(lost instanceof InterruptedIOException);
    }

    private boolean affordable() {
        return credit.getAndUpdate(c -> c >= CALLS_PER_RETRY ? c - CALLS_PER_RETRY : c)
                >= CALLS_PER_RETRY;
    }

    public boolean isClosed() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }
}
