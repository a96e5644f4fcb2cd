package employeehealth.profile.rights;

import employeehealth.profile.health.Entry;
import employeehealth.profile.health.HealthProfile;
import employeehealth.profile.health.Provenance.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A health profile as resources of FHIR R4 (4.0.1): the patient, and one resource per entry. */
final class ProfileAsFhir {

    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    private static final String UNKNOWN = "unknown";

    private final String patient;
    private final String name;

    /**
     * @param patient by which all refer to the person
     */
    ProfileAsFhir(String patient, String name) {
        this.patient = patient;
        this.name = name;
    }

    List<Map<String, Object>> resources(@Nullable HealthProfile profile) {
        var all = new ArrayList<Map<String, Object>>();
        all.add(patient(profile));
        if (profile != null) {
            profile.allergies().forEach(one -> all.add(allergy(one)));
            profile.conditions().forEach(one -> all.add(condition(one)));
            profile.medications().forEach(one -> all.add(medication(one)));
            profile.immunizations().forEach(one -> all.add(immunization(one)));
            profile.measurements().forEach(one -> all.add(observation(one)));
        }
        return all;
    }

    private Map<String, Object> patient(@Nullable HealthProfile profile) {
        var made = new LinkedHashMap<String, Object>();
        made.put("resourceType", "Patient");
        made.put("id", patient.replace("urn:uuid:", ""));
        made.put("name", List.of(Map.of("text", name)));
        if (profile != null && profile.sexAtBirth() != null) {
            made.put("gender", profile.sexAtBirth().code());
        }
        if (profile != null && profile.birthDate() != null) {
            made.put("birthDate", profile.birthDate().toString());
        }
        return made;
    }

    private Map<String, Object> allergy(Entry entry) {
        var made = begun("AllergyIntolerance", entry);
        if (entry.status() != Entry.Status.ENTERED_IN_ERROR) {
            made.put(
                    "clinicalStatus",
                    coded(
                            HL7 + "allergyintolerance-clinical",
                            entry.isActive() ? "active" : "resolved"));
        }
        made.put(
                "verificationStatus",
                coded(HL7 + "allergyintolerance-verification", verification(entry)));
        if (entry.criticality() != null) {
            made.put("criticality", entry.criticality().code().replace('_', '-'));
        }
        made.put("code", concept(entry));
        made.put("patient", reference());
        put(made, "onsetDateTime", entry.since());
        if (entry.reaction() != null) {
            made.put(
                    "reaction",
                    List.of(Map.of("manifestation", List.of(Map.of("text", entry.reaction())))));
        }
        note(made, entry);
        return made;
    }

    private Map<String, Object> condition(Entry entry) {
        var made = begun("Condition", entry);
        if (entry.status() != Entry.Status.ENTERED_IN_ERROR) {
            made.put(
                    "clinicalStatus",
                    coded(
                            HL7 + "condition-clinical",
                            entry.isActive() && entry.until() == null ? "active" : "resolved"));
        }
        made.put("verificationStatus", coded(HL7 + "condition-ver-status", verification(entry)));
        made.put("code", concept(entry));
        made.put("subject", reference());
        put(made, "onsetDateTime", entry.since());
        put(made, "abatementDateTime", entry.isActive() ? null : entry.until());
        note(made, entry);
        return made;
    }

    private Map<String, Object> medication(Entry entry) {
        var made = begun("MedicationStatement", entry);
        made.put(
                "status",
                switch (Objects.requireNonNullElse(entry.status(), Entry.Status.ACTIVE)) {
                    case ACTIVE -> "active";
                    case RESOLVED -> "completed";
                    case REFUTED -> "not-taken";
                    case ENTERED_IN_ERROR -> "entered-in-error";
                });
        made.put("medicationCodeableConcept", concept(entry));
        made.put("subject", reference());
        if (entry.since() != null || entry.until() != null) {
            var period = new LinkedHashMap<String, Object>();
            put(period, "start", entry.since());
            put(period, "end", entry.until());
            made.put("effectivePeriod", period);
        }
        note(made, entry);
        if (entry.dose() != null) {
            made.put("dosage", List.of(Map.of("text", entry.dose())));
        }
        return made;
    }

    private Map<String, Object> immunization(Entry entry) {
        var made = begun("Immunization", entry);
        made.put(
                "status",
                switch (Objects.requireNonNullElse(entry.status(), Entry.Status.ACTIVE)) {
                    case ACTIVE, RESOLVED -> "completed";
                    case REFUTED -> "not-done";
                    case ENTERED_IN_ERROR -> "entered-in-error";
                });
        made.put("vaccineCode", concept(entry));
        made.put("patient", reference());
        if (entry.since() == null) {
            made.put("occurrenceString", UNKNOWN);
        } else {
            made.put("occurrenceDateTime", entry.since());
        }
        note(made, entry);
        return made;
    }

    private Map<String, Object> observation(Entry entry) {
        var made = begun("Observation", entry);
        made.put(
                "status",
                entry.status() == Entry.Status.ENTERED_IN_ERROR ? "entered-in-error" : "final");
        made.put("code", concept(entry));
        made.put("subject", reference());
        put(made, "effectiveDateTime", entry.since());
        if (entry.value() != null) {
            var quantity = new LinkedHashMap<String, Object>();
            quantity.put("value", entry.value());
            put(quantity, "unit", entry.unit());
            quantity.put("system", "http://unitsofmeasure.org");
            put(quantity, "code", entry.unit());
            made.put("valueQuantity", quantity);
        }
        note(made, entry);
        return made;
    }

    private static Map<String, Object> begun(String type, Entry entry) {
        var made = new LinkedHashMap<String, Object>();
        made.put("resourceType", type);
        UUID id = entry.id();
        put(made, "id", id == null ? null : id.toString());
        return made;
    }

    private static String verification(Entry entry) {
        return switch (Objects.requireNonNullElse(entry.status(), Entry.Status.ACTIVE)) {
            case REFUTED -> "refuted";
            case ENTERED_IN_ERROR -> "entered-in-error";
            case ACTIVE, RESOLVED ->
                    entry.provenance() != null && entry.provenance().source() == Source.CLINICIAN
                            ? "confirmed"
                            : "unconfirmed";
        };
    }

    private static Map<String, Object> coded(String system, String code) {
        return Map.of("coding", List.of(Map.of("system", system, "code", code)));
    }

    private static Map<String, Object> concept(Entry entry) {
        var concept = new LinkedHashMap<String, Object>();
        var code = entry.code();
        if (code != null) {
            var coding = new LinkedHashMap<String, Object>();
            coding.put("system", code.system());
            coding.put("code", code.code());
            put(coding, "display", code.display());
            concept.put("coding", List.of(coding));
        }
        put(concept, "text", entry.text());
        return concept;
    }

    private Map<String, Object> reference() {
        return Map.of("reference", patient);
    }

    private static void note(Map<String, Object> to, Entry entry) {
        if (entry.note() != null) {
            to.put("note", List.of(Map.of("text", entry.note())));
        }
    }

    private static void put(Map<String, Object> to, String field, @Nullable String value) {
        if (value != null) {
            to.put(field, value);
        }
    }
}
