package employeehealth.engine.text;

import org.jspecify.annotations.Nullable;

/**
 * Numbers that a text states, each null when it does not.
 *
 * @param ageYears of the person it is about
 * @param temperatureC highest body temperature
 * @param durationHours longest time that something has lasted
 * @param severity 0 to 10
 * @param spo2 percent
 * @param heartRate per minute
 * @param respiratoryRate per minute
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param glucoseMmolL mmol/L
 * @param weeksPregnant completed weeks
 */
public record Measures(
        @Nullable Double ageYears,
        @Nullable Double temperatureC,
        @Nullable Double durationHours,
        @Nullable Double severity,
        @Nullable Double spo2,
        @Nullable Double heartRate,
        @Nullable Double respiratoryRate,
        @Nullable Double systolic,
        @Nullable Double diastolic,
        @Nullable Double glucoseMmolL,
        @Nullable Double weeksPregnant) {

    static final Measures NONE =
            new Measures(null, null, null, null, null, null, null, null, null, null, null);

    @Override
    public String toString() {
        return "Measures[hidden]";
    }
}
