package employeehealth.gateway.limit;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts for all gateways of a platform, in Redis. A Redis that is slow or away is left alone for a
 * second, in which this process counts for itself: limits are then looser, and nobody waits.
 */
final class SharedCounters implements Counters, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SharedCounters.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String PREFIX = "employee-health:limit:";

    private final LocalCounters local;
    private final Duration patience;
    private final RedisURI uri;
    private final RedisClient redis;
    private final AtomicBoolean connecting = new AtomicBoolean();
    private volatile @Nullable AsyncProxyManager<String> shared;
    private volatile long again = System.nanoTime();

    SharedCounters(URI address, Duration patience, LocalCounters local) {
        this.local = local;
        this.patience = patience;
        this.uri = RedisURI.create(address);
        uri.setVerifyPeer(SslVerifyMode.FULL);
        uri.setTimeout(patience.multipliedBy(50));
        this.redis = RedisClient.create(uri);
        redis.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(10_000)
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(Duration.ofSeconds(2))
                                        .build())
                        .sslOptions(SslOptions.builder().jdkSslProvider().build())
                        .build());
        connect();
    }

    @Override
    public Duration count(Limit limit, String key) {
        var buckets = shared;
        if (System.nanoTime() - again < 0) {
            return local.count(limit, key);
        }
        if (buckets == null) {
            connect();
            return local.count(limit, key);
        }
        var asked =
                buckets.builder()
                        .build(limit.name() + key, limit.bucket())
                        .tryConsumeAndReturnRemaining(1);
        try {
            var probe = asked.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return probe.isConsumed()
                    ? Duration.ZERO
                    : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
        } catch (TimeoutException | ExecutionException | RuntimeException away) {
            pause(away);
            return local.count(limit, key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return local.count(limit, key);
        }
    }

    private void pause(Exception reason) {
        again = System.nanoTime() + PAUSE_NANOS;
        log.warn("limits are counted locally: {}", reason.getClass().getSimpleName());
    }

    /** Once there is a connection, the client renews it by itself. */
    private void connect() {
        if (!connecting.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<StatefulRedisConnection<String, byte[]>> connection =
                redis.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri)
                        .toCompletableFuture();
        var unused =
                connection.whenComplete((open, failed) -> {
                    if (open != null) {
                        shared = managerOf(open);
                    } else {
                        again = System.nanoTime() + PAUSE_NANOS;
                        log.warn("limits are counted locally: no connection to Redis");
                    }
                    connecting.set(false);
                });
    }

    private AsyncProxyManager<String> managerOf(StatefulRedisConnection<String, byte[]> open) {
        return Bucket4jLettuce.casBasedBuilder(open)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                Duration.ofSeconds(10)))
                .build()
                .asAsync()
                .withMapper((String key) -> PREFIX + key);
    }

    @Override
    public void close() {
        redis.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
