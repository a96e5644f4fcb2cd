package employeehealth.engine;

import employeehealth.engine.text.Measures;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers known in one assessment, measured, said or answered. Of a fact that is told more than
 * once the first and the last count: one of them is enough.
 */
final class Numbers {

    /** For each fact the first and the last; no number compares with what is not known. */
    private final double[] values = new double[2 * Fact.COUNT];

    Numbers(Input input, Measures said) {
        Arrays.fill(values, Double.NaN);
        Vitals vitals = input.vitals();
        add(Fact.AGE, input.subject().ageYears());
        add(Fact.AGE, said.ageYears());
        add(Fact.TEMPERATURE, vitals.temperatureC());
        add(Fact.TEMPERATURE, said.temperatureC());
        add(Fact.HEART_RATE, vitals.heartRate());
        add(Fact.HEART_RATE, said.heartRate());
        add(Fact.RESPIRATORY_RATE, vitals.respiratoryRate());
        add(Fact.RESPIRATORY_RATE, said.respiratoryRate());
        add(Fact.SPO2, vitals.spo2());
        add(Fact.SPO2, said.spo2());
        add(Fact.SYSTOLIC, vitals.systolic());
        add(Fact.SYSTOLIC, said.systolic());
        add(Fact.DIASTOLIC, vitals.diastolic());
        add(Fact.DIASTOLIC, said.diastolic());
        add(Fact.GLUCOSE, vitals.glucoseMmolL());
        add(Fact.GLUCOSE, said.glucoseMmolL());
        add(Fact.SEVERITY, said.severity());
        add(Fact.DURATION, said.durationHours());
        add(Fact.WEEKS_PREGNANT, said.weeksPregnant());
        Double pulse = vitals.heartRate() == null ? said.heartRate() : vitals.heartRate();
        Double pressure = vitals.systolic() == null ? said.systolic() : vitals.systolic();
        if (pulse != null && pressure != null && pressure > 0) {
            add(Fact.SHOCK_INDEX, pulse / pressure);
        }
    }

    void add(Fact fact, @Nullable Double value) {
        if (value != null) {
            int first = 2 * fact.ordinal();
            if (Double.isNaN(values[first])) {
                values[first] = value;
            }
            values[first + 1] = value;
        }
    }

    boolean known(Fact fact) {
        return !Double.isNaN(values[2 * fact.ordinal()]);
    }

    boolean holds(Condition.Compare compare) {
        int first = 2 * compare.fact().ordinal();
        Condition.Operator operator = compare.operator();
        return operator.holds(values[first], compare.value())
                || operator.holds(values[first + 1], compare.value());
    }
}
