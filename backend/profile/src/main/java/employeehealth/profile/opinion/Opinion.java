package employeehealth.profile.opinion;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.employer.FitnessOutcome;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is said to the employer, word for word: it is sealed as it is sent, and released as it was
 * sealed. It has no place for a reason.
 *
 * @param arrangements what the work has to be like, worded for the employer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Opinion(
        @NotNull FitnessOutcome outcome,
        @Nullable @Size(max = 2000) @CleanText String arrangements,
        @Nullable LocalDate validUntil) {

    Opinion {
        arrangements = arrangements == null || arrangements.isBlank() ? null : arrangements.strip();
    }

    @Override
    public String toString() {
        return "Opinion[hidden]";
    }
}
