package employeehealth.profile.health;

import employeehealth.contracts.care.HealthData;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is, in a code system.
 *
 * @param system canonical URI of the code system
 * @param display in the language of whoever chose it; ours where none is sent
 */
@HealthData
public record Code(
        @NotBlank @Size(max = 200) @CleanText String system,
        @NotBlank @Size(max = 100) @CleanText String code,
        @Nullable @Size(max = 200) @CleanText String display) {

    @Override
    public String toString() {
        return "Code[hidden]";
    }
}
