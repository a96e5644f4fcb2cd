package employeehealth.engine;

import java.util.Optional;

/** Numbers that conditions compare. */
enum Fact {
    AGE("age"),
    TEMPERATURE("temperature"),
    HEART_RATE("heart_rate"),
    RESPIRATORY_RATE("respiratory_rate"),
    SPO2("spo2"),
    SYSTOLIC("systolic"),
    DIASTOLIC("diastolic"),
    GLUCOSE("glucose"),
    SEVERITY("severity"),
    /** In hours; written with a unit, as in {@code duration > 10d}. */
    DURATION("duration"),
    WEEKS_PREGNANT("weeks_pregnant"),
    SHOCK_INDEX("shock_index");

    /** How many there are. */
    static final int COUNT = values().length;

    private final String code;

    Fact(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<Fact> of(String code) {
        for (Fact fact : values()) {
            if (fact.code.equals(code)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }
}
