package employeehealth.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class FourDigitYearsTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new FourDigitYears()).build();

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1980-02-29", "9999-12-31"})
    void aDayOfFourDigitsIsRead(String day) {
        assertThat(JSON.readValue('"' + day + '"', LocalDate.class)).isEqualTo(day);
        assertThat(JSON.readValue('"' + day + "T00:00:00Z\"", Instant.class))
                .isEqualTo(day + "T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+300000-01-01\"",
                "\"-0044-03-15\"",
                "\"0000-01-01\"",
                "\"2026-02-30\"",
                "\"soon\"",
                "\"\"",
                "[2026,1,1]",
                "20260101"
            })
    void whatNoCalendarHasIsRefused(String day) {
        assertThatThrownBy(() -> JSON.readValue(day, LocalDate.class))
                .isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"+300000-01-01T00:00:00Z\"", "\"2026-01-01\"", "1", "1.5"})
    void aMomentThatNoCalendarHasIsRefused(String moment) {
        assertThatThrownBy(() -> JSON.readValue(moment, Instant.class))
                .isInstanceOf(JacksonException.class);
    }
}
