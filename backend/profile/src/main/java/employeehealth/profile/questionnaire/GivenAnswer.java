package employeehealth.profile.questionnaire;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.care.HealthData;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answers to one question, as it is sent and sealed: one of the four. A question that
 * they skip is not among the answers.
 *
 * @param yes to a question of type {@code boolean}
 * @param chosen codes of options
 * @param words to a question of type {@code text}
 * @param toDiscuss whether they would rather talk about it
 */
@HealthData
@JsonInclude(JsonInclude.Include.NON_NULL)
record GivenAnswer(
        @NotBlank @Size(max = 64) String linkId,
        @Nullable Boolean yes,
        @Nullable @Size(max = 50) List<@NotNull @Size(max = 64) String> chosen,
        @Nullable @Size(max = 10_000) @CleanText String words,
        @Nullable Boolean toDiscuss) {

    List<String> codes() {
        return chosen == null ? List.of() : chosen;
    }

    boolean isToDiscuss() {
        return toDiscuss != null && toDiscuss;
    }

    @Override
    public String toString() {
        return "GivenAnswer[hidden]";
    }
}
