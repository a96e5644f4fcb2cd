package employeehealth.triage.governance;

import employeehealth.engine.ExpectedAnswer;
import employeehealth.engine.IllegalInput;
import employeehealth.engine.Input;
import employeehealth.engine.Language;
import employeehealth.engine.Sex;
import employeehealth.engine.Urgency;
import employeehealth.shared.web.CleanText;
import employeehealth.triage.protocol.ProtocolLibrary;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What must come out of a draft: a row of the table that the clinicians who sign it read.
 *
 * @param answers {@code no} or {@code unknown} to every question; none: the words alone
 * @param expected the urgency, such as {@code same_day}
 */
record ExpectedRow(
        @NotNull @Pattern(regexp = "fr|en", message = "field.language") String language,
        @NotBlank @Size(max = Input.MAX_TEXT) @CleanText String words,
        @Nullable @DecimalMin("0") @DecimalMax("130") Double age,
        @Nullable @Pattern(regexp = "female|male", message = "field.sex") String sex,
        @Nullable @Pattern(regexp = "no|unknown", message = "field.answers") String answers,
        @NotNull
                @Pattern(
                        regexp = "self_care|consultation|same_day|emergency_department|ambulance",
                        message = "field.urgency")
                String expected) {

    /** The urgency that comes out. */
    String comesOut(ProtocolLibrary library) {
        try {
            return row().tryOn(library.engine()).recommendation().urgency().code();
        } catch (IllegalInput refused) {
            return refused.field();
        }
    }

    private ExpectedAnswer row() {
        return new ExpectedAnswer(
                Language.of(language).orElseThrow(),
                words,
                age,
                sex == null ? Sex.UNKNOWN : Sex.valueOf(sex.toUpperCase(Locale.ROOT)),
                answers == null
                        ? null
                        : ExpectedAnswer.Answers.valueOf(answers.toUpperCase(Locale.ROOT)),
                Urgency.of(expected).orElseThrow());
    }
}
