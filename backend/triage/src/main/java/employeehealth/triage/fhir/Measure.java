package employeehealth.triage.fhir;

import static employeehealth.triage.fhir.Elements.UCUM;
import static employeehealth.triage.fhir.Elements.coding;
import static employeehealth.triage.fhir.Elements.extension;
import static employeehealth.triage.fhir.Elements.object;

import employeehealth.triage.assessment.Told;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A vital sign that somebody measured: its name with us, LOINC and UCUM. */
enum Measure {
    TEMPERATURE(
            "temperatureC",
            "8310-5",
            "Body temperature",
            "Température",
            "Cel",
            Told.Vitals::temperatureC),
    HEART_RATE(
            "heartRate",
            "8867-4",
            "Heart rate",
            "Fréquence cardiaque",
            "/min",
            Told.Vitals::heartRate),
    RESPIRATORY_RATE(
            "respiratoryRate",
            "9279-1",
            "Respiratory rate",
            "Fréquence respiratoire",
            "/min",
            Told.Vitals::respiratoryRate),
    SPO2("spo2", "59408-5", "Oxygen saturation", "Saturation en oxygène", "%", Told.Vitals::spo2),
    SYSTOLIC(
            "systolic",
            "8480-6",
            "Systolic blood pressure",
            "Tension artérielle systolique",
            "mm[Hg]",
            Told.Vitals::systolic),
    DIASTOLIC(
            "diastolic",
            "8462-4",
            "Diastolic blood pressure",
            "Tension artérielle diastolique",
            "mm[Hg]",
            Told.Vitals::diastolic),
    GLUCOSE(
            "glucoseMmolL",
            "14743-9",
            "Capillary blood glucose",
            "Glycémie capillaire",
            "mmol/L",
            Told.Vitals::glucoseMmolL);

    private static final String LOINC = "http://loinc.org";

    private final String id;
    private final String loinc;
    private final String en;
    private final String fr;
    private final String unit;
    private final Function<Told.Vitals, @Nullable Double> value;

    Measure(
            String id,
            String loinc,
            String en,
            String fr,
            String unit,
            Function<Told.Vitals, @Nullable Double> value) {
        this.id = id;
        this.loinc = loinc;
        this.en = en;
        this.fr = fr;
        this.unit = unit;
        this.value = value;
    }

    String linkId() {
        return "told/vitals/" + id;
    }

    Map<String, Object> item() {
        return object(
                "extension",
                List.of(extension("questionnaire-unitOption", "Coding", coding(UCUM, unit, unit))),
                "linkId",
                linkId(),
                "code",
                List.of(object("system", LOINC, "code", loinc)),
                "text",
                en,
                "_text",
                Elements.inFrench(fr),
                "type",
                "quantity");
    }

    /** None where nothing was measured. */
    Map<String, Object> answer(Told.Vitals vitals) {
        var measured = value.apply(vitals);
        return measured == null
                ? Map.of()
                : object(
                        "valueQuantity",
                        object(
                                "value", measured,
                                "unit", unit,
                                "system", UCUM,
                                "code", unit));
    }
}
