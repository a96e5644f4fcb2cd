package employeehealth.engine;

/** Sex at birth, as far as told: some dangers exist for one only. */
public enum Sex {
    FEMALE,
    MALE,
    UNKNOWN
}
