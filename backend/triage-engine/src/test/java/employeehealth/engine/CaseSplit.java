package employeehealth.engine;

/**
 * How published cases are divided, decided before any of them was read: records at even places
 * (counted from zero in their file) may be read while writing lexicon and rules; records at odd
 * places are only judged, never read. Nothing is tuned to a single case.
 */
enum CaseSplit {
    DEVELOPMENT,
    JUDGING;

    /** The half that the record at this zero-based place belongs to. */
    static CaseSplit of(int place) {
        return place % 2 == 0 ? DEVELOPMENT : JUDGING;
    }
}
