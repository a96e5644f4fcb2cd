package employeehealth.engine.text;

/**
 * A number in a text, in figures or in words.
 *
 * @param first its first token
 * @param last its last token
 * @param figures whether it is written in figures
 */
record Quantity(int first, int last, double value, boolean figures) {

    /** The token after it. */
    int next() {
        return last + 1;
    }
}
