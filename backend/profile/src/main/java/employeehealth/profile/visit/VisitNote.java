package employeehealth.profile.visit;

import employeehealth.contracts.care.HealthData;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What a professional writes down, as it is sent and sealed.
 *
 * @param on day of the visit
 * @param shown whether the person reads the note; that there was a visit they see in any case
 */
@HealthData
record VisitNote(
        @NotNull VisitKind kind,
        @NotNull @PastOrPresent(message = "field.in-the-future") LocalDate on,
        @NotBlank @Size(max = 20_000) @CleanText String note,
        boolean shown) {

    @Override
    public String toString() {
        return "VisitNote[hidden]";
    }
}
