package employeehealth.triage.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.engine.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as the browser sees it.
 *
 * @param protocol where it comes from: the first part of its id
 * @param sign the same as a statement that can be ticked, on the first screen
 * @param kind {@code boolean}, {@code choice}, {@code number} or {@code scale}
 */
public record QuestionView(
        String id,
        String protocol,
        String text,
        String kind,
        List<Question.Option> options,
        boolean redFlag,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double min,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double max,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sign) {

    public static QuestionView of(Question question) {
        var dot = question.id().indexOf('.');
        return new QuestionView(
                question.id(),
                dot < 0 ? question.id() : question.id().substring(0, dot),
                question.text(),
                question.kind().code(),
                question.options(),
                question.redFlag(),
                question.min(),
                question.max(),
                question.unit(),
                question.sign());
    }
}
