package employeehealth.engine;

/** The three public levels of a recommendation. */
public enum Level {
    SELF_CARE("self_care"),
    TELECONSULTATION("teleconsultation"),
    EMERGENCY("emergency");

    private final String code;

    Level(String code) {
        this.code = code;
    }

    /** Name in the public contract. */
    public String code() {
        return code;
    }
}
