package employeehealth.engine.text;

/** Reads numbers with their units: ages, durations, vital signs, severity. */
final class MeasureReader {

    private MeasureReader() {}

    static Measures read(Tokens tokens) {
        Around around = new Around(tokens);
        VitalReader vitals = new VitalReader(around);
        SpanReader spans = new SpanReader(tokens, around);
        for (Quantity quantity : Quantities.of(tokens)) {
            vitals.read(quantity);
            spans.read(quantity);
        }
        for (int i = 0; i < tokens.size(); i++) {
            spans.moment(i);
            vitals.unbearable(i);
        }
        return new Measures(
                spans.age == null ? spans.ageByWord() : spans.age,
                vitals.temperature,
                spans.duration,
                vitals.severity,
                vitals.spo2,
                vitals.heartRate,
                vitals.respiratoryRate,
                vitals.systolic,
                vitals.diastolic,
                vitals.glucose,
                spans.weeksPregnant);
    }
}
