package employeehealth.auth.signing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import employeehealth.auth.AuthSettings;
import employeehealth.shared.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * In a hardware module, which signs by itself and gives no key away. It may hang, be pulled out, or
 * log us out: what asks it gets an answer within seconds or is told to come back, and after a
 * failure everybody is told at once for a moment, so that those who wait do not add up. A token
 * that is there again, or only forgot that we logged in, is opened anew.
 */
final class TokenKeys implements PrivateKeys, AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** Modules take their time to find two primes. */
    private static final Duration DEADLINE_TO_MAKE = Duration.ofSeconds(30);

    /** Sooner than a refresh token that was turned in vain looks stolen. */
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    /** What signed a moment ago signs now: under load, asking costs next to nothing. */
    private static final long MOMENT = Duration.ofMillis(50).toNanos();

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final byte[] PROBE = "can it sign?".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 4;
    private static final int WAITING = 256;

    private static final Logger LOG = LoggerFactory.getLogger(TokenKeys.class);

    private final AuthSettings.Pkcs11 settings;
    private final ThreadPoolExecutor threads;
    private volatile long failed = System.nanoTime() - PAUSE;
    private volatile long signed = failed;
    private @Nullable Pkcs11Token token;

    TokenKeys(AuthSettings.Pkcs11 settings) {
        this.settings = settings.complete();
        // Real threads: a call into a foreign library holds whatever carries it.
        this.threads =
                new ThreadPoolExecutor(
                        AT_ONCE,
                        AT_ONCE,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform().daemon().name("signing-token-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public Made make() {
        return new Made(ask(DEADLINE_TO_MAKE, Pkcs11Token::make), null);
    }

    @Override
    public JWSSigner signer(StoredKey key) {
        return new Remote(key.kid());
    }

    @Override
    public void require(StoredKey key) {
        if (System.nanoTime() - signed > MOMENT) {
            sign(key.kid(), PROBE);
        }
    }

    @Override
    public void destroy(Set<String> kids) {
        ask(
                DEADLINE,
                open -> {
                    open.remove(kids);
                    return true;
                });
    }

    private byte[] sign(String kid, byte[] content) {
        var signature = ask(DEADLINE, open -> open.sign(kid, content));
        signed = System.nanoTime();
        return signature;
    }

    private interface Work<T> {
        T with(Pkcs11Token token) throws GeneralSecurityException, IOException;
    }

    private <T> T ask(Duration deadline, Work<T> work) {
        if (System.nanoTime() - failed < PAUSE) {
            throw unavailable();
        }
        try {
            Callable<T> twice = () -> openedAnewIfNeeded(work);
            var answer = threads.submit(twice);
            try {
                return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                answer.cancel(true);
            }
        } catch (RejectedExecutionException full) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (TimeoutException | ExecutionException e) {
            failed = System.nanoTime();
            LOG.warn("The token of the signing keys does not answer.", e);
            throw unavailable();
        }
    }

    /** What was opened long ago may have been logged out meanwhile: that alone fails nobody. */
    private <T> T openedAnewIfNeeded(Work<T> work) throws GeneralSecurityException, IOException {
        var before = open();
        try {
            return work.with(before);
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            forget(before);
        }
        var anew = open();
        try {
            return work.with(anew);
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            forget(anew);
            throw e;
        }
    }

    private synchronized Pkcs11Token open() throws GeneralSecurityException, IOException {
        if (token == null) {
            token = new Pkcs11Token(settings);
        }
        return token;
    }

    private synchronized void forget(Pkcs11Token broken) {
        if (token == broken) {
            token = null;
        }
    }

    private static Problem unavailable() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "auth/signing-unavailable")
                .retryAfter(COME_BACK);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Remote implements JWSSigner {

        private final String kid;

        Remote(String kid) {
            this.kid = kid;
        }

        @Override
        public Base64URL sign(JWSHeader header, byte[] content) {
            return Base64URL.encode(TokenKeys.this.sign(kid, content));
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return Set.of(JWSAlgorithm.RS256);
        }

        @Override
        public JCAContext getJCAContext() {
            return new JCAContext();
        }
    }
}
