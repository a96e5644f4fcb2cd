package employeehealth.shared.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final AtomicInteger asked = new AtomicInteger();

    private Remembered<String> remembered(Supplier<String> question) {
        var clock =
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public java.time.ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }
                };
        return new Remembered<>(question, "unknown", clock);
    }

    @Test
    void whatNeedsLongToFailIsAskedOnceInAScrape() {
        var numbers =
                remembered(() -> {
                    asked.incrementAndGet();
                    now = now.plus(Duration.ofSeconds(30));
                    throw new IllegalStateException("no answer");
                });
        for (var gauge = 0; gauge < 5; gauge++) {
            assertThat(numbers.get()).isEqualTo("unknown");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAnswerIsRememberedForAMoment() {
        var numbers = remembered(() -> "answer " + asked.incrementAndGet());
        assertThat(numbers.get()).isEqualTo("answer 1");
        now = now.plus(Duration.ofSeconds(5));
        assertThat(numbers.get()).isEqualTo("answer 1");
        now = now.plusMillis(1);
        assertThat(numbers.get()).isEqualTo("answer 2");
    }
}
