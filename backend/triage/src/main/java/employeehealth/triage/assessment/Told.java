package employeehealth.triage.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.care.HealthData;
import employeehealth.engine.Answer;
import employeehealth.engine.Input;
import employeehealth.engine.Language;
import employeehealth.engine.Sex;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What someone told us, as it is sent and as it is sealed. Health data: never logged. */
@HealthData
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Told(
        @Nullable @Size(max = Input.MAX_TEXT) @CleanText String text,
        @Nullable @Pattern(regexp = "fr|en", message = "field.language") String language,
        @Nullable @Valid Subject subject,
        @Nullable @Valid Vitals vitals,
        @Nullable @Size(max = 500)
                Map<@Size(max = 100) @CleanText String, @NotNull JsonNode> answers,
        @Nullable @Size(max = 20) Set<@NotNull @Size(max = 100) @CleanText String> presentations) {

    public Told {
        // One order for all, so that the same facts are the same bytes.
        answers = answers == null ? null : new TreeMap<>(answers);
        presentations = presentations == null ? null : new TreeSet<>(presentations);
    }

    /**
     * @param relationship of that person to whoever tells: {@code self}, or {@code other} (FHIR,
     *     the subscriber relationship code system)
     * @param age in years; fractions for infants
     * @param sex {@code female}, {@code male}, {@code other} or {@code unknown} (FHIR)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Subject(
            @Nullable @Pattern(regexp = SELF + "|other", message = "field.relationship")
                    String relationship,
            @Nullable Double age,
            @Nullable @Pattern(regexp = "female|male|other|unknown", message = "field.sex")
                    String sex,
            @Nullable Boolean pregnant,
            @Nullable Boolean immunosuppressed,
            @Nullable Boolean anticoagulated,
            @Nullable Boolean recentSurgery) {

        public static final String SELF = "self";

        @Override
        public String toString() {
            return "Subject[hidden]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Vitals(
            @Nullable Double temperatureC,
            @Nullable Double heartRate,
            @Nullable Double respiratoryRate,
            @Nullable Double spo2,
            @Nullable Double systolic,
            @Nullable Double diastolic,
            @Nullable Double glucoseMmolL) {

        @Override
        public String toString() {
            return "Vitals[hidden]";
        }
    }

    public Told in(Language spoken) {
        return language != null
                ? this
                : new Told(text, spoken.code(), subject, vitals, answers, presentations);
    }

    /** The same with more answers; a later answer to the same question replaces the earlier. */
    Told with(Map<String, JsonNode> more) {
        var all =
                new LinkedHashMap<>(
                        Objects.requireNonNullElse(answers, Map.<String, JsonNode>of()));
        all.putAll(more);
        return new Told(text, language, subject, vitals, all, presentations);
    }

    /** The same without the answers and presentations that are not among these. */
    Told only(Set<String> questions, Set<String> known) {
        var fewer = new TreeMap<>(Objects.requireNonNullElse(answers, Map.<String, JsonNode>of()));
        var about = new TreeSet<>(Objects.requireNonNullElse(presentations, Set.<String>of()));
        fewer.keySet().retainAll(questions);
        about.retainAll(known);
        return new Told(
                text,
                language,
                subject,
                vitals,
                fewer.isEmpty() ? null : fewer,
                about.isEmpty() ? null : about);
    }

    boolean isEmpty() {
        return (text == null || text.isBlank())
                && (answers == null || answers.isEmpty())
                && (presentations == null || presentations.isEmpty());
    }

    Input input() {
        if (isEmpty()) {
            throw Problem.invalid(List.of(new FieldFault("text", "field.text-or-answers")));
        }
        return new Input(
                Objects.requireNonNullElse(text, ""),
                Language.of(Objects.requireNonNull(language)).orElseThrow(),
                engineSubject(),
                engineVitals(),
                engineAnswers(),
                Objects.requireNonNullElse(presentations, Set.of()));
    }

    private employeehealth.engine.Subject engineSubject() {
        if (subject == null) {
            return employeehealth.engine.Subject.UNKNOWN;
        }
        var sex =
                switch (subject.sex) {
                    case "female" -> Sex.FEMALE;
                    case "male" -> Sex.MALE;
                    case null, default -> Sex.UNKNOWN;
                };
        return new employeehealth.engine.Subject(
                subject.age,
                sex,
                subject.pregnant,
                subject.immunosuppressed,
                subject.anticoagulated,
                subject.recentSurgery);
    }

    private employeehealth.engine.Vitals engineVitals() {
        return vitals == null
                ? employeehealth.engine.Vitals.NONE
                : new employeehealth.engine.Vitals(
                        vitals.temperatureC,
                        vitals.heartRate,
                        vitals.respiratoryRate,
                        vitals.spo2,
                        vitals.systolic,
                        vitals.diastolic,
                        vitals.glucoseMmolL);
    }

    private Map<String, Answer> engineAnswers() {
        var all = new LinkedHashMap<String, Answer>();
        Objects.requireNonNullElse(answers, Map.<String, JsonNode>of())
                .forEach((question, value) -> all.put(question, answer(question, value)));
        return all;
    }

    private static Answer answer(String question, JsonNode value) {
        if (value.isBoolean()) {
            return new Answer.YesNo(value.booleanValue());
        }
        if (value.isNumber()) {
            return new Answer.Number(value.doubleValue());
        }
        if (value.isString()) {
            return value.stringValue().equals("unknown")
                    ? new Answer.Unknown()
                    : new Answer.Choice(value.stringValue());
        }
        throw Problem.invalid(List.of(new FieldFault("answers." + question, "field.wrong-kind")));
    }

    @Override
    public String toString() {
        return "Told[hidden]";
    }
}
