package employeehealth.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.RedisServer;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CountersTest {

    private static final Limit TWO_PER_SECOND = Limit.perSecond("test:", 2);
    private static final Limit ONE_PER_HOUR_OR_SO = Limit.perSecond("slow:", 1);
    private static final RedisServer REDIS = RedisServer.start();

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    private static long allowed(Counters counters, Limit limit, String key, int times) {
        return IntStream.range(0, times).filter(n -> counters.count(limit, key).isZero()).count();
    }

    @Test
    void aBurstOfTenSecondsIsAllowedAndThenTheRate() {
        var now = new AtomicLong();
        var counters = new LocalCounters(clock(now));
        assertThat(allowed(counters, TWO_PER_SECOND, "a", 30)).isEqualTo(20);
        assertThat(counters.count(TWO_PER_SECOND, "a")).isEqualTo(Duration.ofMillis(500));
        now.addAndGet(TimeUnit.SECONDS.toNanos(3));
        assertThat(allowed(counters, TWO_PER_SECOND, "a", 30)).isEqualTo(6);
    }

    @Test
    void oneDoesNotCountForTheOther() {
        var counters = new LocalCounters(clock(new AtomicLong()));
        assertThat(allowed(counters, TWO_PER_SECOND, "a", 30)).isEqualTo(20);
        assertThat(allowed(counters, TWO_PER_SECOND, "b", 30)).isEqualTo(20);
        assertThat(allowed(counters, ONE_PER_HOUR_OR_SO, "a", 30)).isEqualTo(10);
    }

    @Test
    void twoGatewaysShareACount() {
        try (var one = shared();
                var other = shared()) {
            Neighbour.waitUntil(
                    "both count together", Duration.ofSeconds(20), () -> isShared(one, other));
            var first = allowed(one, ONE_PER_HOUR_OR_SO, "both", 6);
            var second = allowed(other, ONE_PER_HOUR_OR_SO, "both", 30);
            assertThat(first).isEqualTo(6);
            assertThat(second).isBetween(4L, 8L); // a few come back while we count
        }
    }

    /** Both have their connection: what one takes, the other misses. */
    private static boolean isShared(SharedCounters one, SharedCounters other) {
        var key = "probe" + System.nanoTime();
        return allowed(one, ONE_PER_HOUR_OR_SO, key, 10) == 10
                && !other.count(ONE_PER_HOUR_OR_SO, key).isZero();
    }

    @Test
    void aRedisThatAnswersNothingCostsMillisecondsOnce() {
        var redis = RedisServer.start();
        try (var counters = shared(redis);
                var other = shared(redis)) {
            Neighbour.waitUntil(
                    "both count together", Duration.ofSeconds(20), () -> isShared(counters, other));
            redis.freeze();
            var start = System.nanoTime();
            assertThat(allowed(counters, ONE_PER_HOUR_OR_SO, "frozen", 1_000)).isBetween(10L, 12L);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(1));
            redis.thaw();
            Neighbour.waitUntil(
                    "both count together", Duration.ofSeconds(20), () -> isShared(counters, other));
            redis.kill();
            assertThat(allowed(counters, ONE_PER_HOUR_OR_SO, "killed", 1_000)).isBetween(10L, 12L);
            redis.restart();
            Neighbour.waitUntil(
                    "both count together", Duration.ofSeconds(30), () -> isShared(counters, other));
        } finally {
            redis.close();
        }
    }

    @Test
    void aRedisThatIsNotThereIsNoReasonNotToStart() {
        var gone = RedisServer.start();
        gone.close();
        try (var counters = shared(gone)) {
            assertThat(allowed(counters, ONE_PER_HOUR_OR_SO, "nowhere", 30)).isEqualTo(10);
        }
    }

    private static SharedCounters shared() {
        return shared(REDIS);
    }

    private static SharedCounters shared(RedisServer redis) {
        return new SharedCounters(redis.url(), Duration.ofMillis(100), new LocalCounters());
    }

    private static TimeMeter clock(AtomicLong nanos) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
