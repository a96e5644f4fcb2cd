package employeehealth.profile.document;

import employeehealth.contracts.care.HealthData;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the person says of a document.
 *
 * @param expiresOn last day on which it holds, such as that of a prescription
 */
@HealthData
record About(
        @NotBlank @Size(max = 200) @CleanText String title,
        @NotNull Category category,
        @Nullable LocalDate expiresOn) {

    @Override
    public String toString() {
        return "About[hidden]";
    }
}
