package employeehealth.admin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** Against the plain meaning: that there is a day in both. */
    @Test
    void periodsOverlapIfTheyShareADay() {
        for (var a = 0; a < 5; a++) {
            for (var b = a; b < 6; b++) {
                for (var c = 0; c < 5; c++) {
                    for (var d = c; d < 6; d++) {
                        var one = period(a, b);
                        var other = period(c, d);
                        var shares = false;
                        for (var day = 0; day < 20; day++) {
                            shares |=
                                    one.contains(DAY.plusDays(day))
                                            && other.contains(DAY.plusDays(day));
                        }
                        assertThat(one.overlaps(other)).as(one + " " + other).isEqualTo(shares);
                    }
                }
            }
        }
    }

    /** Five days on means: no end. */
    private static Period period(int from, int until) {
        return new Period(DAY.plusDays(from), until == 5 ? null : DAY.plusDays(until));
    }

    @ParameterizedTest
    @CsvSource({
        ",           ,           true",
        ",           2026-03-09, true",
        "2026-03-09, ,           false",
        "2026-03-09, 2026-03-09, true",
        "2026-03-10, 2026-03-09, true",
        "2026-03-08, 2026-03-09, false",
    })
    void onePeriodOutlastsAnother(
            @Nullable LocalDate until, @Nullable LocalDate others, boolean outlasts) {
        assertThat(new Period(DAY, until).outlasts(new Period(DAY, others))).isEqualTo(outlasts);
    }
}
