package employeehealth.engine;

/** True, false, or open as long as somebody may still answer. */
enum Truth {
    FALSE,
    OPEN,
    TRUE;

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
