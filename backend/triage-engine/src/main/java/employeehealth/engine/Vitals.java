package employeehealth.engine;

import org.jspecify.annotations.Nullable;

/**
 * Measured vital signs, as far as known.
 *
 * @param temperatureC body temperature, 20 to 46 degrees Celsius
 * @param heartRate beats per minute, 0 to 350
 * @param respiratoryRate breaths per minute, 0 to 120
 * @param spo2 oxygen saturation in percent, 0 to 100
 * @param systolic blood pressure in mmHg, 0 to 350
 * @param diastolic blood pressure in mmHg, 0 to 250
 * @param glucoseMmolL blood glucose in mmol/L, 0 to 100
 */
public record Vitals(
        @Nullable Double temperatureC,
        @Nullable Double heartRate,
        @Nullable Double respiratoryRate,
        @Nullable Double spo2,
        @Nullable Double systolic,
        @Nullable Double diastolic,
        @Nullable Double glucoseMmolL) {

    /** Nothing was measured. */
    public static final Vitals NONE = new Vitals(null, null, null, null, null, null, null);

    @Override
    public String toString() {
        return "Vitals[hidden]";
    }
}
