package employeehealth.profile.ips;

import static employeehealth.profile.ips.Elements.HL7;
import static employeehealth.profile.ips.Elements.LOINC;
import static employeehealth.profile.ips.Elements.SNOMED;
import static employeehealth.profile.ips.Elements.absent;
import static employeehealth.profile.ips.Elements.coded;
import static employeehealth.profile.ips.Elements.concept;
import static employeehealth.profile.ips.Elements.object;

import employeehealth.contracts.care.EmergencyCard;
import employeehealth.contracts.care.EmergencyCard.Contact;
import employeehealth.contracts.care.EmergencyCard.Item;
import employeehealth.profile.Section;
import employeehealth.profile.card.CardLines;
import employeehealth.profile.card.CardWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is on a card, each as the resource that IPS wants. */
final class Resources {

    private static final String PROFILE = "http://hl7.org/fhir/uv/ips/StructureDefinition/";

    private final EmergencyCard card;
    private final CardWords words;
    private final Map<String, Object> patient;

    /**
     * @param patient reference to the Patient
     */
    Resources(EmergencyCard card, CardWords words, String patient) {
        this.card = card;
        this.words = words;
        this.patient = object("reference", patient);
    }

    Map<String, Object> patient() {
        var birthDate = card.birthDate();
        return resource(
                "Patient",
                "Patient-uv-ips",
                "name",
                List.of(object("text", new CardLines(card, words).name())),
                "gender",
                card.sex(),
                "birthDate",
                birthDate == null ? null : birthDate.toString(),
                "_birthDate",
                birthDate == null ? absent("masked") : null,
                "contact",
                card.contacts().stream().map(this::contact).toList(),
                "communication",
                card.languages().stream()
                        .map(tag -> tag.split("-", 2)[0])
                        .map(tag -> object("language", coded("urn:ietf:bcp:47", tag, null)))
                        .toList());
    }

    private Map<String, Object> contact(Contact contact) {
        var ways = new ArrayList<Map<String, Object>>();
        contact.phones().forEach(one -> ways.add(object("system", "phone", "value", one)));
        contact.emails().forEach(one -> ways.add(object("system", "email", "value", one)));
        return object(
                "relationship",
                List.of(object("text", words.of("relation." + contact.relation()))),
                "name",
                object("text", contact.name()),
                "telecom",
                ways);
    }

    Map<String, Object> of(Section section, Item item) {
        var code = concept(item.system(), item.code(), item.in(words.language()));
        return switch (section) {
            case ALLERGIES -> allergy(code, item);
            case CONDITIONS -> condition(code, item.since(), verification(item));
            case MEDICATIONS -> medication(code, item.since(), item.dose());
            case IMMUNIZATIONS, MEASUREMENTS -> immunization(code, item.since());
        };
    }

    /** That there is none, as a code: an empty list would say nothing. */
    Map<String, Object> none(Section section) {
        var text = words.of("none." + section.code());
        return switch (section) {
            case ALLERGIES ->
                    resource(
                            "AllergyIntolerance",
                            "AllergyIntolerance-uv-ips",
                            "clinicalStatus",
                            coded(HL7 + "allergyintolerance-clinical", "active", null),
                            "verificationStatus",
                            coded(HL7 + "allergyintolerance-verification", "unconfirmed", null),
                            "code",
                            coded(SNOMED, "716186003", text),
                            "patient",
                            patient);
            case CONDITIONS -> condition(coded(SNOMED, "160245001", text), null, "unconfirmed");
            case MEDICATIONS -> medication(coded(SNOMED, "787481004", text), null, null);
            case IMMUNIZATIONS, MEASUREMENTS ->
                    immunization(coded(SNOMED, "787482006", text), null);
        };
    }

    private static String verification(Item item) {
        return item.source().equals("clinician") && !item.disputed() ? "confirmed" : "unconfirmed";
    }

    private Map<String, Object> allergy(Map<String, Object> code, Item item) {
        return resource(
                "AllergyIntolerance",
                "AllergyIntolerance-uv-ips",
                "clinicalStatus",
                coded(HL7 + "allergyintolerance-clinical", "active", null),
                "verificationStatus",
                coded(HL7 + "allergyintolerance-verification", verification(item), null),
                "criticality",
                item.criticality() == null ? null : item.criticality().replace('_', '-'),
                "code",
                code,
                "patient",
                patient,
                "onsetDateTime",
                item.since(),
                "reaction",
                item.reaction() == null
                        ? null
                        : List.of(
                                object("manifestation", List.of(object("text", item.reaction())))));
    }

    private Map<String, Object> condition(
            Map<String, Object> code, @Nullable String since, String verification) {
        return resource(
                "Condition",
                "Condition-uv-ips",
                "clinicalStatus",
                coded(HL7 + "condition-clinical", "active", null),
                "verificationStatus",
                coded(HL7 + "condition-ver-status", verification, null),
                "category",
                List.of(coded(HL7 + "condition-category", "problem-list-item", null)),
                "code",
                code,
                "subject",
                patient,
                "onsetDateTime",
                since);
    }

    private Map<String, Object> medication(
            Map<String, Object> code, @Nullable String since, @Nullable String dose) {
        return resource(
                "MedicationStatement",
                "MedicationStatement-uv-ips",
                "status",
                "active",
                "medicationCodeableConcept",
                code,
                "subject",
                patient,
                "effectivePeriod",
                since == null ? null : object("start", since),
                "_effectiveDateTime",
                since == null ? absent("unknown") : null,
                "dosage",
                dose == null ? null : List.of(object("text", dose)));
    }

    private Map<String, Object> immunization(Map<String, Object> code, @Nullable String on) {
        return resource(
                "Immunization",
                "Immunization-uv-ips",
                "status",
                "completed",
                "vaccineCode",
                code,
                "patient",
                patient,
                "occurrenceDateTime",
                on,
                "_occurrenceDateTime",
                on == null ? absent("unknown") : null);
    }

    Optional<Map<String, Object>> blood() {
        var text = new CardLines(card, words).blood();
        return text == null
                ? Optional.empty()
                : Optional.of(
                        resource(
                                "Observation",
                                "Observation-results-laboratory-pathology-uv-ips",
                                "status",
                                "final",
                                "category",
                                List.of(coded(HL7 + "observation-category", "laboratory", null)),
                                "code",
                                coded(LOINC, "882-1", words.of("blood")),
                                "subject",
                                patient,
                                "_effectiveDateTime",
                                absent("unknown"),
                                "performer",
                                List.of(patient),
                                "valueCodeableConcept",
                                object("text", text)));
    }

    /** With the expected day as a note: its own resource needs codes that no list here has. */
    Optional<Map<String, Object>> pregnancy() {
        var pregnant = card.pregnant();
        var said = new CardLines(card, words).pregnancy();
        return pregnant == null || said == null
                ? Optional.empty()
                : Optional.of(
                        resource(
                                "Observation",
                                "Observation-pregnancy-status-uv-ips",
                                "status",
                                "final",
                                "code",
                                coded(LOINC, "82810-3", words.of("pregnancy")),
                                "subject",
                                patient,
                                "effectiveDateTime",
                                card.preparedAt().toString(),
                                "valueCodeableConcept",
                                coded(
                                        SNOMED,
                                        pregnant ? "77386006" : "60001007",
                                        words.of(pregnant ? "pregnant" : "not-pregnant")),
                                "note",
                                List.of(object("text", said))));
    }

    private static Map<String, Object> resource(
            String type, String profile, @Nullable Object... rest) {
        var resource =
                object("resourceType", type, "meta", object("profile", List.of(PROFILE + profile)));
        resource.putAll(object(rest));
        return resource;
    }
}
