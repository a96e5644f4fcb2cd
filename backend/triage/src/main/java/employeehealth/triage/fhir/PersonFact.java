package employeehealth.triage.fhir;

import static employeehealth.triage.fhir.Elements.coding;
import static employeehealth.triage.fhir.Elements.inFrench;
import static employeehealth.triage.fhir.Elements.object;

import employeehealth.triage.assessment.Told;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is told of the person whom a check is about. */
enum PersonFact {
    RELATIONSHIP(
            "relationship",
            "Tells of themselves, or of somebody else",
            "Parle pour soi, ou pour quelqu’un d’autre",
            "choice",
            Told.Subject::relationship),
    AGE("age", "Age in years", "Âge en années", "decimal", Told.Subject::age),
    SEX("sex", "Sex", "Sexe", "choice", Told.Subject::sex),
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

    private static final String RELATIONSHIPS =
            "http://terminology.hl7.org/CodeSystem/subscriber-relationship";
    private static final String SEXES = "http://hl7.org/fhir/administrative-gender";

    private final String id;
    private final String en;
    private final String fr;
    private final String type;
    private final Function<Told.Subject, @Nullable Object> value;

    PersonFact(
            String id,
            String en,
            String fr,
            String type,
            Function<Told.Subject, @Nullable Object> value) {
        this.id = id;
        this.en = en;
        this.fr = fr;
        this.type = type;
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
                switch (this) {
                    case RELATIONSHIP -> "http://hl7.org/fhir/ValueSet/subscriber-relationship";
                    case SEX -> "http://hl7.org/fhir/ValueSet/administrative-gender";
                    default -> null;
                });
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
                                    this == RELATIONSHIP ? RELATIONSHIPS : SEXES,
                                    code,
                                    code.substring(0, 1).toUpperCase(Locale.ROOT)
                                            + code.substring(1)));
            case null, default -> Map.of();
        };
    }
}
