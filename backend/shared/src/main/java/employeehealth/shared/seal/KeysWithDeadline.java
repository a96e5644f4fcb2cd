package employeehealth.shared.seal;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A key service that may hang, made one that never does: an answer within the deadline, or {@link
 * KeysUnavailable}. After a failure everybody is refused at once for a moment, so that those who
 * wait do not add up.
 */
final class KeysWithDeadline implements KeyEncryption, AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final KeyEncryption service;
    private final Duration deadline;
    private final ThreadPoolExecutor threads;
    private volatile long failed = System.nanoTime() - PAUSE;

    KeysWithDeadline(KeyEncryption service, Duration deadline) {
        this.service = service;
        this.deadline = deadline;
        // Real threads: a call into a foreign library holds whatever carries it.
        this.threads =
                new ThreadPoolExecutor(
                        0,
                        AT_ONCE,
                        10,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        Thread.ofPlatform().daemon().name("keys-", 0).factory());
    }

    @Override
    public void makeIfMissing() {
        simply(() -> {
            service.makeIfMissing();
            return true;
        });
    }

    @Override
    public String current() {
        return simply(service::current);
    }

    @Override
    public WrappedKey wrap(byte[] key, byte[] bound) {
        return simply(() -> service.wrap(key, bound));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] bound) throws GeneralSecurityException {
        return ask(() -> service.unwrap(wrapped, bound));
    }

    @Override
    public void rotate() {
        simply(() -> {
            service.rotate();
            return true;
        });
    }

    @Override
    public void retire() {
        simply(() -> {
            service.retire();
            return true;
        });
    }

    private <T> T simply(Callable<T> question) {
        try {
            return ask(question);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T ask(Callable<T> question) throws GeneralSecurityException {
        if (System.nanoTime() - failed < PAUSE) {
            throw new KeysUnavailable("the key service failed a moment ago");
        }
        try {
            var answer = threads.submit(question);
            try {
                return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                answer.cancel(true);
            }
        } catch (TimeoutException | RejectedExecutionException e) {
            failed = System.nanoTime();
            throw new KeysUnavailable("the key service does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeysUnavailable("interrupted");
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private RuntimeException cause(ExecutionException e) throws GeneralSecurityException {
        return switch (e.getCause()) {
            case GeneralSecurityException refused -> throw refused;
            case KeysUnavailable unavailable -> {
                failed = System.nanoTime();
                yield unavailable;
            }
            case RuntimeException other -> other;
            case null, default -> new IllegalStateException(e);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
        if (service instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
