package employeehealth.auth.signing;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyScheduleTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration EVERY = Duration.ofDays(30);
    private static final Duration KEEP = Duration.ofHours(1);

    private final KeySchedule schedule =
            new KeySchedule(
                    new AuthSettings.Keys(
                            EVERY,
                            KEEP,
                            AuthSettings.KeyProvider.SEALED,
                            new AuthSettings.Pkcs11(null, null, "test", null)));

    private static StoredKey key(
            KeyPhase phase, Instant made, @Nullable Instant wanted, @Nullable Instant retired) {
        return new StoredKey(
                phase.code(), phase, "{}", false, new byte[0], made, wanted, START, retired);
    }

    private final StoredKey active = key(KeyPhase.ACTIVE, START, null, null);

    @Test
    void aKeySignsForAsLongAsItIsSet() {
        var keys = List.of(active, key(KeyPhase.NEXT, START, null, null));
        assertThat(schedule.changesAt(keys.get(1), keys)).isEqualTo(START.plus(EVERY));
        assertThat(schedule.changesAt(active, keys)).isEqualTo(START.plus(EVERY));
        assertThat(schedule.isSettled(keys, START.plus(EVERY).minusMillis(1))).isTrue();
        assertThat(schedule.isSettled(keys, START.plus(EVERY))).isFalse();
    }

    @Test
    void whateverIsAskedNoKeySignsBeforeItIsKnown() {
        var made = START.plus(EVERY);
        for (var wanted : new Instant[] {null, made, made.plusSeconds(60)}) {
            var next = key(KeyPhase.NEXT, made, wanted, null);
            assertThat(schedule.changesAt(next, List.of(next, active)))
                    .isEqualTo(made.plus(KeySchedule.LEAD));
        }
    }

    @Test
    void oneThatIsKnownSignsWhenSomebodyAsks() {
        var asked = START.plus(Duration.ofDays(2));
        var next = key(KeyPhase.NEXT, START, asked, null);
        assertThat(schedule.changesAt(next, List.of(next, active))).isEqualTo(asked);
    }

    @Test
    void oneThatSignsNoMoreIsKeptForWhatItSigned() {
        var retired = key(KeyPhase.RETIRED, START, null, START.plus(EVERY));
        assertThat(schedule.changesAt(retired, List.of(retired)))
                .isEqualTo(START.plus(EVERY).plus(KEEP));
    }
}
