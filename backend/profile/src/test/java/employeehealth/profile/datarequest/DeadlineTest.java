package employeehealth.profile.datarequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

    private static Deadline received(String on) {
        return new Deadline(LocalDate.parse(on), null, null, false);
    }

    private static Deadline asked(String on, String asked, @Nullable String settled) {
        return new Deadline(
                LocalDate.parse(on),
                LocalDate.parse(asked),
                settled == null ? null : LocalDate.parse(settled),
                false);
    }

    private static Deadline extended(Deadline one) {
        return new Deadline(one.receivedOn(), one.askedOn(), one.settledOn(), true);
    }

    /** The first two are the examples of EDPB Guidelines 01/2022, 5.3. */
    @ParameterizedTest
    @CsvSource({
        "2021-03-05, 2021-04-05", // a Monday
        "2020-08-31, 2020-09-30", // September has no 31st
        "2027-01-29, 2027-03-01", // February 2027 ends on a Sunday
        "2028-01-31, 2028-02-29", // a leap year
        "2026-01-31, 2026-03-02", // 28 February 2026 is a Saturday
        "2026-11-30, 2026-12-30",
        "2026-12-31, 2027-02-01", // over the year, and a Sunday
    })
    void aMonthEndsOnTheSameDateOrTheLastAndOnAWorkingDay(String on, LocalDate due) {
        assertThat(received(on).dueOn()).hasValue(due);
    }

    @Test
    void anExtensionAddsTwoMonthsToTheMonth() {
        assertThat(extended(received("2026-11-30")).dueOn()).hasValue(LocalDate.of(2027, 3, 1));
        assertThat(extended(received("2026-11-30")).extensibleUntil())
                .hasValue(LocalDate.of(2026, 12, 30));
    }

    @Test
    void theClockStandsFromTheAskingToTheProof() {
        var waiting = asked("2026-03-02", "2026-03-05", null);
        assertThat(waiting.isSuspended()).isTrue();
        assertThat(waiting.dueOn()).isEmpty();
        assertThat(waiting.extensibleUntil()).isEmpty();
        var proven = asked("2026-03-02", "2026-03-05", "2026-03-12");
        assertThat(proven.isSuspended()).isFalse();
        assertThat(proven.dueOn()).hasValue(LocalDate.of(2026, 4, 9));
        assertThat(extended(proven).dueOn()).hasValue(LocalDate.of(2026, 6, 9));
    }

    @Test
    void whoAsksLateStopsNoClock() {
        assertThat(asked("2026-03-02", "2026-03-09", null).isSuspended()).isTrue();
        assertThat(asked("2026-03-02", "2026-03-10", null).dueOn())
                .isEqualTo(received("2026-03-02").dueOn());
        assertThat(asked("2026-03-02", "2026-03-10", "2026-03-20").dueOn())
                .isEqualTo(received("2026-03-02").dueOn());
    }

    @Test
    void whateverTheDayItIsAWorkingDayWithinTheMonthAndTheWeekend() {
        var random = new Random(1182);
        for (var i = 0; i < 20_000; i++) {
            var on = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(20_000));
            var asked = on.plusDays(random.nextInt(Deadline.PROMPT_DAYS + 1));
            var stood = random.nextInt(100);
            var plain = new Deadline(on, null, null, false).dueOn().orElseThrow();
            var paused =
                    new Deadline(on, asked, asked.plusDays(stood), false).dueOn().orElseThrow();
            var longer = new Deadline(on, null, null, true).dueOn().orElseThrow();
            assertThat(plain).isBetween(on.plusDays(28), on.plusMonths(1).plusDays(2));
            assertThat(paused).isBetween(plain.plusDays(stood - 2L), plain.plusDays(stood + 2L));
            assertThat(longer).isBetween(on.plusMonths(3), on.plusMonths(3).plusDays(2));
            for (var day : new LocalDate[] {plain, paused, longer}) {
                assertThat(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))
                        .doesNotContain(day.getDayOfWeek());
            }
        }
    }

    @Test
    void aLaterReceiptIsNeverDueEarlier() {
        var before = received("2026-01-01").dueOn().orElseThrow();
        for (var on = LocalDate.of(2026, 1, 2); on.getYear() < 2030; on = on.plusDays(1)) {
            var due = new Deadline(on, null, null, false).dueOn().orElseThrow();
            assertThat(due).isAfterOrEqualTo(before);
            before = due;
        }
    }
}
