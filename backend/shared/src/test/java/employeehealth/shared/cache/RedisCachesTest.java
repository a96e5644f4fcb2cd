package employeehealth.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/** With a real Redis, which is killed, frozen, filled up and tampered with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisCachesTest extends CachesContract {

    private final RedisServer redis = RedisServer.start();
    private final RedisCaches caches = caches(redis.url());

    private static RedisCaches caches(URI url) {
        return new RedisCaches(url, TestPlatform.secrets(), new JsonMapper());
    }

    @Override
    Caches caches() {
        return caches;
    }

    /** Each of many answers is right; together they took so long at most. */
    private void answersGoOn(Cache<Colours> cache, Duration together) {
        var before = System.nanoTime();
        for (var i = 0; i < 200; i++) {
            assertThat(cache.get("blue", this::blue)).isEqualTo(BLUE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(together);
    }

    @Test
    void whatOneProcessMadeAnotherHas() {
        var name = name();
        remembers(caches.open(name, Colours.class), "blue");
        try (var other = caches(redis.url())) {
            remembers(other.open(name, Colours.class), "blue");
        }
    }

    @Test
    void killedFrozenAndBackAgainItNeverChangesAnAnswerNorHoldsItUp() {
        var cache = caches.open(name(), Colours.class);
        remembers(cache, "blue");
        redis.freeze();
        answersGoOn(cache, Duration.ofSeconds(1)); // one wait of 5 ms, then it is left alone
        redis.thaw();
        remembers(cache, "blue");
        redis.kill();
        answersGoOn(cache, Duration.ofSeconds(1));
        redis.restart();
        remembers(cache, "blue");
    }

    @Test
    void aProcessStartsWithoutItAndUsesItOnceItIsThere() {
        try (var late = RedisServer.start()) {
            late.kill();
            try (var early = caches(late.url())) {
                var cache = early.open(name(), Colours.class);
                answersGoOn(cache, Duration.ofSeconds(1));
                late.restart();
                remembers(cache, "blue");
            }
        }
    }

    @Test
    void fullItOnlyForgets() {
        try (var full =
                        RedisServer.start(
                                "--maxmemory", "1mb", "--maxmemory-policy", "noeviction");
                var small = caches(full.url())) {
            var cache = small.open(name(), Colours.class);
            answersGoOn(cache, Duration.ofSeconds(2));
        }
    }

    @Test
    void whatSomebodyElseWroteIntoItIsNotBelieved() {
        var name = name();
        var cache = caches.open(name, Colours.class);
        remembers(cache, "blue");
        var client = RedisClient.create(RedisURI.create(redis.url()));
        try (client;
                var connection = client.connect()) {
            var keys = connection.sync().keys("employee-health:" + name + ":*");
            assertThat(keys).hasSize(1);
            connection.sync().set(keys.getFirst(), "x".repeat(40) + "{\"names\":[],\"version\":9}");
            made.set(0);
            assertThat(cache.get("blue", this::blue)).isEqualTo(BLUE);
            assertThat(made).hasValue(1);
            Neighbour.waitUntil(
                    "ours is there again",
                    Duration.ofSeconds(20),
                    () -> {
                        // Where an answer took too long, Redis is left alone for a while.
                        assertThat(cache.get("blue", this::blue)).isEqualTo(BLUE);
                        return !connection.sync().get(keys.getFirst()).startsWith("xxx");
                    });
            assertThat(connection.sync().pttl(keys.getFirst())).isPositive();
        }
    }

    @AfterAll
    void end() {
        caches.close();
        redis.close();
    }
}
