package employeehealth.auth.password;

import employeehealth.auth.AuthSettings;
import jakarta.annotation.PreDestroy;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with Argon2id, first come, first served, on a few threads of its own.
 * On the threads of the requests a dozen sign-ins at once would hold every core for as long as they
 * last, and an alert would have to wait behind them.
 */
@Component
public class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Nobody waits longer in front of a sign-in page, and the whole queue takes less. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder argon2;
    private final ThreadPoolExecutor threads;
    private final String nobodys;

    Passwords(AuthSettings settings) {
        var cost = settings.argon2();
        argon2 =
                new Argon2PasswordEncoder(
                        SALT_BYTES,
                        HASH_BYTES,
                        cost.parallelism(),
                        cost.memoryKib(),
                        cost.iterations());
        nobodys = unmatchable(cost);
        var count = cost.threads() > 0 ? cost.threads() : halfOfTheCores();
        threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(cost.waiting()),
                        Thread.ofPlatform().name("password-", 1).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    private static int halfOfTheCores() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /** What a password costs to check is paid for an account that does not exist, too. */
    private static String unmatchable(AuthSettings.Argon2 cost) {
        var base64 = Base64.getEncoder().withoutPadding();
        var random = new byte[SALT_BYTES + HASH_BYTES];
        new SecureRandom().nextBytes(random);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.iterations(),
                        cost.parallelism(),
                        base64.encodeToString(java.util.Arrays.copyOf(random, SALT_BYTES)),
                        base64.encodeToString(
                                java.util.Arrays.copyOfRange(random, SALT_BYTES, random.length)));
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

    public String hash(String password) {
        return argon2.encode(normal(password));
    }

    /**
     * @param hash none if there is no such account or no password: never matches, and takes as long
     * @throws Busy if too many wait already
     */
    public boolean matches(String password, @Nullable String hash) {
        return inTurn(() -> argon2.matches(normal(password), hash != null ? hash : nobodys));
    }

    /**
     * The same letters typed on another keyboard may arrive as other code points (NIST 800-63B).
     */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
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

        Busy() {
            super("too many sign-ins at once", null, false, false);
        }
    }
}
