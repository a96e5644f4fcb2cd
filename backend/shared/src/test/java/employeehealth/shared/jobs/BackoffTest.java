package employeehealth.shared.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What failed is tried again soon, then seldom, and what failed together not all at once. */
class BackoffTest {

    private static final int DRAWS = 1_000;

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private static List<Long> waits(Backoff backoff, int failures) {
        return Stream.generate(() -> backoff.after(failures).toMillis()).limit(DRAWS).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000",
        "2, 2000",
        "3, 4000",
        "6, 32000",
        "7, 60000",
        "8, 60000",
        "64, 60000",
        "2147483647, 60000"
    })
    void theWaitDoublesUpToTheLongestAndLiesInTheSecondHalf(int failures, long whole) {
        assertThat(waits(backoff, failures))
                .allSatisfy(wait -> assertThat(wait).isBetween(whole / 2, whole));
    }

    /** That a tenth is missed by a thousand fair draws happens once in 10⁴⁵ times. */
    @ParameterizedTest
    @CsvSource({"1, 1000", "4, 8000", "30, 60000"})
    void whatFailedTogetherComesBackSpreadOut(int failures, long whole) {
        var tenths =
                waits(backoff, failures).stream()
                        .map(wait -> Math.min(9, (wait - whole / 2) * 20 / whole))
                        .distinct();
        assertThat(tenths).hasSize(10);
    }

    @Test
    void eachFailureWaitsLongerThanTheOneBeforeUntilTheLimit() {
        for (var failures = 1; failures < 6; failures++) {
            assertThat(waits(backoff, failures + 1).stream().min(Long::compare).orElseThrow())
                    .isGreaterThanOrEqualTo(
                            waits(backoff, failures).stream().max(Long::compare).orElseThrow());
        }
    }

    @Test
    void theLimitHoldsFromTheFirstFailure() {
        assertThat(waits(new Backoff(Duration.ofHours(3), Duration.ofSeconds(1)), 1))
                .allSatisfy(wait -> assertThat(wait).isBetween(500L, 1_000L));
    }

    /** Nothing overflows into a wait that is none, however long the first and many the failures. */
    @Test
    void longWaitsStayLong() {
        assertThat(waits(new Backoff(Duration.ofDays(1), Duration.ofDays(30)), 1_000_000))
                .allSatisfy(wait ->
                        assertThat(wait)
                                .isBetween(
                                        Duration.ofDays(15).toMillis(),
                                        Duration.ofDays(30).toMillis()));
    }
}
