package employeehealth.shared.cache;

import employeehealth.shared.seal.PlatformSecrets;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.DefaultClientResources;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * In a Redis that the processes share. It may be slow, full, away, or tampered with: it gets a few
 * milliseconds to answer, after a failure it is left alone for a while, and what it answers counts
 * only with our signature.
 */
final class RedisCaches implements Caches, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisCaches.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final long PATIENCE = 5;
    private static final long LEFT_ALONE = Duration.ofSeconds(5).toNanos();
    private static final int SIGNATURE = 32;
    private static final int AT_ONCE = 128;

    private final PlatformSecrets secrets;
    private final JsonMapper json;
    private final DefaultClientResources resources;
    private final RedisClient client;
    private final CompletableFuture<StatefulRedisConnection<String, byte[]>> connection;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile long failed = System.nanoTime() - LEFT_ALONE;

    RedisCaches(URI url, PlatformSecrets secrets, JsonMapper json) {
        this.secrets = secrets;
        this.json = json;
        resources =
                DefaultClientResources.builder()
                        .ioThreadPoolSize(2)
                        .computationThreadPoolSize(2)
                        .build();
        var uri = RedisURI.create(url);
        uri.setVerifyPeer(SslVerifyMode.FULL); // whatever stands behind a question mark
        client = RedisClient.create(resources, uri);
        client.setOptions(
                ClientOptions.builder()
                        // Nothing waits for a connection to come back.
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(2 * AT_ONCE)
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(Duration.ofSeconds(1))
                                        .build())
                        .build());
        connection = new CompletableFuture<>();
        connect(uri);
    }

    /**
     * In the background, and again until it is there; from then on Lettuce reconnects by itself.
     */
    private void connect(RedisURI uri) {
        Thread.ofVirtual()
                .name("redis-cache")
                .start(() -> {
                    while (!connection.isDone()) {
                        try {
                            var there =
                                    client.connect(
                                            RedisCodec.of(
                                                    StringCodec.UTF8, ByteArrayCodec.INSTANCE),
                                            uri);
                            if (!connection.complete(there)) {
                                there.close();
                            }
                        } catch (RedisException | IllegalStateException e) {
                            if (connection.isDone()) {
                                return; // we were closed meanwhile
                            }
                            log.warn("redis is not there: {}", e.getClass().getSimpleName());
                            if (!pause()) {
                                return;
                            }
                        }
                    }
                });
    }

    private static boolean pause() {
        try {
            TimeUnit.SECONDS.sleep(2);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public <T extends Catalogue> Cache<T> open(String name, Class<T> type) {
        return new Shared<>(name, type);
    }

    private final class Shared<T extends Catalogue> implements Cache<T> {

        private final String prefix;
        private final Class<T> type;

        Shared(String name, Class<T> type) {
            // Another version of the platform may understand something else by this name.
            this.prefix = "employee-health:" + name + ":" + shape(type) + ":";
            this.type = type;
        }

        @Override
        public T get(String key, Supplier<T> making) {
            var name = prefix + Cache.checked(key);
            var redis = reachable();
            if (redis == null) {
                return making.get();
            }
            var found = found(redis, name).flatMap(bytes -> genuine(name, bytes));
            if (found.isPresent()) {
                return found.get();
            }
            var made = making.get();
            put(redis, name, made);
            return made;
        }

        private Optional<T> genuine(String name, byte[] bytes) {
            if (bytes.length < SIGNATURE) {
                return Optional.empty();
            }
            var content = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
            if (!MessageDigest.isEqual(signature(name, content), Arrays.copyOf(bytes, SIGNATURE))) {
                return Optional.empty();
            }
            try {
                return Optional.of(json.readValue(content, type));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }
    }

    private static String shape(Class<?> type) {
        var parts = type.getRecordComponents();
        return Integer.toHexString(parts == null ? 0 : Arrays.toString(parts).hashCode());
    }

    private @Nullable StatefulRedisConnection<String, byte[]> reachable() {
        if (System.nanoTime() - failed < LEFT_ALONE || !connection.isDone()) {
            return null;
        }
        var there = connection.getNow(null);
        return there != null && there.isOpen() ? there : null;
    }

    private Optional<byte[]> found(StatefulRedisConnection<String, byte[]> redis, String name) {
        try {
            return asked(() -> redis.async().get(name)).get(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            leaveAlone(e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Nobody waits for it. */
    private void put(StatefulRedisConnection<String, byte[]> redis, String name, Catalogue made) {
        if (System.nanoTime() - failed < LEFT_ALONE) {
            return;
        }
        var content = json.writeValueAsBytes(made);
        var bytes = Arrays.copyOf(signature(name, content), SIGNATURE + content.length);
        System.arraycopy(content, 0, bytes, SIGNATURE, content.length);
        var _ =
                asked(() -> redis.async().set(name, bytes, SetArgs.Builder.px(KEPT.toMillis())))
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                leaveAlone(failure);
                            }
                        });
    }

    /** So many at once; beyond that Redis counts as one that does not know. */
    private <T> CompletableFuture<Optional<T>> asked(Supplier<RedisFuture<T>> question) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        try {
            return question.get()
                    .toCompletableFuture()
                    .whenComplete((answer, failure) -> places.release())
                    .thenApply(Optional::ofNullable);
        } catch (RedisException e) {
            places.release();
            return CompletableFuture.failedFuture(e);
        }
    }

    private void leaveAlone(Throwable failure) {
        log.debug("redis is left alone: {}", failure.getClass().getSimpleName());
        failed = System.nanoTime();
    }

    private byte[] signature(String name, byte[] content) {
        return secrets.mac("cache", name + "|" + HexFormat.of().formatHex(content));
    }

    @Override
    public void close() {
        connection.cancel(false);
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
