package employeehealth.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;

/** Counts in this process. An unused count is full again before it is forgotten. */
final class LocalCounters implements Counters {

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterAccess(Duration.ofMinutes(1))
                    .build();
    private final TimeMeter clock;

    LocalCounters() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    LocalCounters(TimeMeter clock) {
        this.clock = clock;
    }

    @Override
    public Duration count(Limit limit, String key) {
        var bucket = buckets.get(limit.name() + key, absent -> bucket(limit));
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Duration.ZERO
                : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(Limit limit) {
        LocalBucketBuilder bucket = Bucket.builder().withCustomTimePrecision(clock);
        for (var bandwidth : limit.bucket().getBandwidths()) {
            bucket.addLimit(bandwidth);
        }
        return bucket.build();
    }
}
