package employeehealth.profile.care;

import com.fasterxml.jackson.annotation.JsonValue;
import employeehealth.contracts.PersonId;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about who may read their file.
 *
 * @param professional none: the whole team of the health service
 * @param until last day of what was added; none: until they say otherwise
 * @param reason in their own words; nobody else is told
 */
record CareChoice(
        @Nullable PersonId professional,
        Choice choice,
        @Nullable LocalDate until,
        @Nullable String reason) {

    enum Choice {
        ADDED,
        OPPOSED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isOver(LocalDate today) {
        return until != null && until.isBefore(today);
    }

    @Override
    public String toString() {
        return "CareChoice[hidden]";
    }
}
