package employeehealth.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/** So many requests each second, and ten times as many at once after a pause. */
record Limit(String name, BucketConfiguration bucket) {

    private static final int BURST_SECONDS = 10;

    static Limit perSecond(String name, int requests) {
        return new Limit(
                name,
                BucketConfiguration.builder()
                        .addLimit(limit ->
                                limit.capacity((long) requests * BURST_SECONDS)
                                        .refillGreedy(requests, Duration.ofSeconds(1)))
                        .build());
    }
}
