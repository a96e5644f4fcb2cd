package employeehealth.engine;

/** How a condition is looked at. */
enum Care {
    /** A rule: what is not known does not hold. */
    RULE,
    /** A limit of self-care: what somebody could not say holds. */
    STRICT,
    /** A limit of self-care in a minor complaint: age and pregnancy are not asked for. */
    LENIENT
}
