package employeehealth.auth.password;

import employeehealth.auth.AuthSettings;
import employeehealth.shared.problem.Problem;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with Argon2id, first come, first served, on a few threads of its own.
 * On the threads of the requests a dozen sign-ins at once would hold every core for as long as they
 * last, and an alert would have to wait behind them; those of its own give way to everything else.
 */
@Component
public class Passwords {

    private static final Logger log = LoggerFactory.getLogger(Passwords.class);

    /** Nobody waits longer in front of a sign-in page, and the whole queue takes less. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int WAITING_EACH = 24;

    private final Argon2 argon2;
    private final ThreadPoolExecutor threads;
    private final Cost now;
    private final byte[] nobodysSalt = random(Argon2.SALT_BYTES);
    private final byte[] unmatchable = random(Argon2.HASH_BYTES);

    Passwords(AuthSettings settings, MeterRegistry meters) {
        var cost = settings.argon2();
        now = Cost.of(cost);
        argon2 = new Argon2(now);
        var count = cost.threads() > 0 ? cost.threads() : asManyAsThereIsRoomFor(now);
        threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(
                                cost.waiting() > 0 ? cost.waiting() : count * WAITING_EACH),
                        Background.threads("password-"));
        threads.allowCoreThreadTimeOut(true);
        FunctionCounter.builder(
                        "employeehealth.auth.hashes",
                        threads,
                        ThreadPoolExecutor::getCompletedTaskCount)
                .description("Argon2id hashes, made or checked")
                .register(meters);
    }

    /** Half of the cores, and of the heap not more than a quarter. */
    private static int asManyAsThereIsRoomFor(Cost cost) {
        var runtime = Runtime.getRuntime();
        var room = runtime.maxMemory() / 4 / (cost.memoryKib() * 1024L);
        return (int) Math.max(1, Math.min(runtime.availableProcessors() / 2, room));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** What a password costs to check is paid for an account that does not exist, too. */
    private String nobodys(Cost cost) {
        return Argon2.text(cost, nobodysSalt, unmatchable);
    }

    /**
     * Sends people away before any other work is done for them.
     *
     * @throws Busy if too many wait already
     */
    public void admit() {
        if (threads.getQueue().remainingCapacity() == 0) {
            throw new Busy();
        }
    }

    /** On the thread that asks: for the start, not for requests. */
    public String hash(String password) {
        return argon2.hash(Spelling.normal(password), now);
    }

    /**
     * @throws Busy if too many wait already
     */
    public String hashInTurn(String password) {
        return inTurn(() -> hash(password));
    }

    /**
     * @param hash none if there is no such account or no password: never matches, and takes as long
     * @throws Busy if too many wait already
     */
    public boolean matches(String password, @Nullable String hash) {
        return matches(password, hash, null);
    }

    /**
     * @param cost what to pay where there is no hash; none: what a new one costs
     */
    public boolean matches(String password, @Nullable String hash, @Nullable Cost cost) {
        var known = hash != null ? hash : nobodys(cost != null ? cost : now);
        return inTurn(() -> argon2.matches(Spelling.normal(password), known));
    }

    /** Whether it was made under other settings than those of now. */
    public boolean isOutdated(String hash) {
        return !Cost.of(hash).equals(Optional.of(now));
    }

    /**
     * Hashes again behind an answer that nobody waits for; while others wait it is left out, and
     * done at the next sign-in.
     */
    public void renew(String password, Consumer<String> store) {
        if (!threads.getQueue().isEmpty()) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    store.accept(hash(password));
                } catch (RuntimeException e) {
                    log.warn("a password hash was not renewed: {}", e.getClass().getSimpleName());
                }
            });
        } catch (RejectedExecutionException busy) {
            log.debug("too busy to renew a password hash");
        }
    }

    private <T> T inTurn(Callable<T> work) {
        var task = new FutureTask<>(work);
        try {
            threads.execute(task);
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | TimeoutException e) {
            task.cancel(false);
            throw new Busy();
        } catch (InterruptedException e) {
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw new Busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be checked", e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** More people sign in at once than this machine can check. */
    public static final class Busy extends RuntimeException {

        private static final Duration QUEUE_IS_SHORTER_IN = Duration.ofSeconds(2);

        Busy() {
            super("too many sign-ins at once", null, false, false);
        }

        public Problem problem() {
            return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "auth/busy")
                    .retryAfter(QUEUE_IS_SHORTER_IN);
        }
    }
}
