package employeehealth.triage.fhir;

import static employeehealth.triage.fhir.Elements.coding;
import static employeehealth.triage.fhir.Elements.inFrench;
import static employeehealth.triage.fhir.Elements.object;

import employeehealth.triage.assessment.Told;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is told of the person whom a check is about. */
enum PersonFact {
    RELATIONSHIP(
            "relationship",
            "Tells of themselves, or of somebody else",
            "Parle pour soi, ou pour quelqu’un d’autre",
            new Codes(
                    "http://terminology.hl7.org/CodeSystem/subscriber-relationship",
                    "http://hl7.org/fhir/ValueSet/subscriber-relationship"),
            Told.Subject::relationship),
    AGE("age", "Age in years", "Âge en années", "decimal", Told.Subject::age),
    SEX(
            "sex",
            "Sex",
            "Sexe",
            new Codes(
                    "http://hl7.org/fhir/administrative-gender",
                    "http://hl7.org/fhir/ValueSet/administrative-gender"),
            Told.Subject::sex),
    PREGNANT(
            "pregnant",
            "Pregnant, or gave birth in the last six weeks",
            "Enceinte, ou accouchement dans les six dernières semaines",
            "boolean",
            Told.Subject::pregnant),
    IMMUNOSUPPRESSED(
            "immunosuppressed",
            "Weak immunity by a disease or a treatment",
            "Immunité affaiblie par une maladie ou un traitement",
            "boolean",
            Told.Subject::immunosuppressed),
    ANTICOAGULATED(
            "anticoagulated",
            "Takes a blood thinner",
            "Prend un anticoagulant",
            "boolean",
            Told.Subject::anticoagulated),
    RECENT_SURGERY(
            "recentSurgery",
            "Operated on in the last four weeks",
            "Opération dans les quatre dernières semaines",
            "boolean",
            Told.Subject::recentSurgery);

    /** Where the codes of an answer come from, and which of them may be chosen. */
    private record Codes(String system, String valueSet) {}

    private final String id;
    private final String en;
    private final String fr;
    private final String type;
    private final @Nullable Codes codes;
    private final Function<Told.Subject, @Nullable Object> value;

    PersonFact(
            String id,
            String en,
            String fr,
            String type,
            Function<Told.Subject, @Nullable Object> value) {
        this(id, en, fr, type, null, value);
    }

    PersonFact(
            String id,
            String en,
            String fr,
            Codes codes,
            Function<Told.Subject, @Nullable Object> value) {
        this(id, en, fr, "choice", codes, value);
    }

    PersonFact(
            String id,
            String en,
            String fr,
            String type,
            @Nullable Codes codes,
            Function<Told.Subject, @Nullable Object> value) {
        this.id = id;
        this.en = en;
        this.fr = fr;
        this.type = type;
        this.codes = codes;
        this.value = value;
    }

    String linkId() {
        return "told/subject/" + id;
    }

    Map<String, Object> item() {
        return object(
                "linkId",
                linkId(),
                "text",
                en,
                "_text",
                inFrench(fr),
                "type",
                type,
                "answerValueSet",
                codes == null ? null : codes.valueSet());
    }

    /** None where nothing was told. */
    Map<String, Object> answer(Told.Subject subject) {
        return switch (value.apply(subject)) {
            case Double years -> object("valueDecimal", years);
            case Boolean yes -> object("valueBoolean", yes);
            case String code ->
                    object(
                            "valueCoding",
                            coding(
                                    Objects.requireNonNull(codes).system(),
                                    code,
                                    code.substring(0, 1).toUpperCase(Locale.ROOT)
                                            + code.substring(1)));
            case null, default -> Map.of();
        };
    }
}
