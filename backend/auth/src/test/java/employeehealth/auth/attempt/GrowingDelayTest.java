package employeehealth.auth.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingDelayTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final GrowingDelay delay = new GrowingDelay(5, Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "4, 0",
        "5, 1",
        "6, 2",
        "7, 4",
        "8, 8",
        "14, 512",
        "15, 900",
        "16, 900",
        "100, 900",
        "2147483647, 900"
    })
    void theDelayDoublesFromTheFifthFailureUpToAQuarterOfAnHour(int failures, long seconds) {
        assertThat(delay.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theDelayRunsFromTheLastFailure() {
        var tries = new Tries(7, NOW, null);

        assertThat(delay.left(tries, NOW.plusMillis(500))).isEqualTo(Duration.ofMillis(3500));
        assertThat(delay.left(tries, NOW.plusSeconds(4))).isEqualTo(Duration.ZERO);
        assertThat(delay.left(tries, NOW.plusSeconds(4000))).isEqualTo(Duration.ZERO);
    }

    @Test
    void whoNeverFailedNeverWaits() {
        assertThat(delay.left(Tries.NONE, NOW)).isEqualTo(Duration.ZERO);
    }

    @Test
    void aClockThatRunsAheadMakesNobodyWaitWhoMayGoOn() {
        assertThat(delay.left(new Tries(1, NOW.plusSeconds(2), null), NOW)).isZero();
    }
}
