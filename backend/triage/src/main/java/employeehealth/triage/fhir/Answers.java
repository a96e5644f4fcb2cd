package employeehealth.triage.fhir;

import static employeehealth.triage.fhir.Elements.coding;
import static employeehealth.triage.fhir.Elements.extension;
import static employeehealth.triage.fhir.Elements.inFrench;
import static employeehealth.triage.fhir.Elements.object;

import employeehealth.engine.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What a question may be answered with, and what it was. Yes, no and "I do not know" are coded as
 * in the value set {@code yesnodontknow} of FHIR, since a boolean could not say the last.
 */
@Component
class Answers {

    private static final String YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private static final String UNKNOWN = "asked-unknown";
    private static final String VALUES = "yes-no-unknown";

    private final Canonicals canonicals;

    Answers(Canonicals canonicals) {
        this.canonicals = canonicals;
    }

    static boolean isNumber(Question question) {
        return switch (question.kind()) {
            case NUMBER, SCALE -> true;
            case BOOLEAN, CHOICE -> false;
        };
    }

    /** What every question that is answered by yes or no may be answered with, to publish. */
    Map<String, Object> yesNoUnknown() {
        return object(
                "resourceType",
                "ValueSet",
                "id",
                VALUES,
                "language",
                "en",
                "url",
                valueSet(),
                "version",
                CodeSystems.VERSION,
                "name",
                "YesNoUnknown",
                "title",
                "Yes, no, or I do not know",
                "status",
                "active",
                "compose",
                object(
                        "include",
                        List.of(
                                from(YES_NO, concept("Y", "Yes", "Oui"), concept("N", "No", "Non")),
                                from(ABSENT, concept(UNKNOWN, "I don’t know", "Je ne sais pas")))));
    }

    @SafeVarargs
    private static Map<String, Object> from(String system, Map<String, Object>... concepts) {
        return object("system", system, "concept", List.of(concepts));
    }

    private static Map<String, Object> concept(String code, String en, String fr) {
        return object(
                "code", code,
                "display", en,
                "designation", List.of(object("language", "fr", "value", fr)));
    }

    @Nullable String valueSet(Question question) {
        return question.kind() == Question.Kind.BOOLEAN ? valueSet() : null;
    }

    private String valueSet() {
        return canonicals.of("ValueSet", VALUES);
    }

    /** Of a choice; none for anything else. */
    List<Map<String, Object>> options(Question en, Question fr) {
        if (en.kind() != Question.Kind.CHOICE) {
            return List.of();
        }
        var options = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < en.options().size(); i++) {
            var display = inFrench(fr.options().get(i).label());
            options.add(option(chosen(en, en.options().get(i)), display));
        }
        options.add(option(unknown(), inFrench("Je ne sais pas")));
        return options;
    }

    private static Map<String, Object> option(
            Map<String, Object> coding, Map<String, Object> display) {
        coding.put("_display", display);
        return object("valueCoding", coding);
    }

    /** As an item of a QuestionnaireResponse. A number that is not known has no answer there. */
    Map<String, Object> item(Question question, JsonNode value) {
        return isNumber(question) && !value.isNumber()
                ? object(
                        "extension",
                        List.of(extension("data-absent-reason", "Code", UNKNOWN)),
                        "linkId",
                        question.id())
                : object("linkId", question.id(), "answer", List.of(answer(question, value)));
    }

    private Map<String, Object> answer(Question question, JsonNode value) {
        if (value.isBoolean()) {
            return object("valueCoding", yesNo(value.booleanValue()));
        }
        if (value.isNumber()) {
            return object("valueDecimal", value.doubleValue());
        }
        return question.options().stream()
                .filter(option -> option.code().equals(value.asString()))
                .findFirst()
                .map(option -> object("valueCoding", chosen(question, option)))
                .orElseGet(() -> object("valueCoding", unknown()));
    }

    /** Each question has codes of its own: "other" of one is not that of another. */
    private Map<String, Object> chosen(Question question, Question.Option option) {
        return coding(
                canonicals.codeSystem("answers-" + question.id()), option.code(), option.label());
    }

    private static Map<String, Object> yesNo(boolean yes) {
        return yes ? coding(YES_NO, "Y", "Yes") : coding(YES_NO, "N", "No");
    }

    private static Map<String, Object> unknown() {
        return coding(ABSENT, UNKNOWN, "Asked But Unknown");
    }
}
