package employeehealth.engine;

import java.util.List;
import java.util.Optional;

/** How fast somebody needs care, from the least to the most urgent. */
public enum Urgency {
    SELF_CARE("self_care", Level.SELF_CARE),
    CONSULTATION("consultation", Level.TELECONSULTATION),
    SAME_DAY("same_day", Level.TELECONSULTATION),
    EMERGENCY_DEPARTMENT("emergency_department", Level.EMERGENCY),
    AMBULANCE("ambulance", Level.EMERGENCY);

    /** The most urgent first. */
    static final List<Urgency> DESCENDING =
            List.of(AMBULANCE, EMERGENCY_DEPARTMENT, SAME_DAY, CONSULTATION, SELF_CARE);

    private final String code;
    private final Level level;

    Urgency(String code, Level level) {
        this.code = code;
        this.level = level;
    }

    public static Optional<Urgency> of(String code) {
        for (Urgency one : values()) {
            if (one.code.equals(code)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Name in the protocol files. */
    public String code() {
        return code;
    }

    /** The public level of this urgency. */
    public Level level() {
        return level;
    }

    /** Whether this is strictly more urgent than the other. */
    public boolean above(Urgency other) {
        return compareTo(other) > 0;
    }
}
