package employeehealth.engine.text;

/**
 * Tokens that match a symbol.
 *
 * @param start first token
 * @param end one past the last token
 * @param mask which tokens between were asked for by the pattern, bit 0 being the first
 */
record Match(int start, int end, long mask) {

    boolean uses(int token) {
        int bit = token - start;
        return bit >= 0 && bit < Long.SIZE && (mask >> bit & 1) != 0;
    }

    int length() {
        return end - start;
    }
}
