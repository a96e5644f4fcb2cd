package employeehealth.engine.text;

import java.util.BitSet;

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

    /** Whether both are made of one and the same token. */
    boolean shares(Match other) {
        for (int i = start; i < end; i++) {
            if (uses(i) && other.uses(i)) {
                return true;
            }
        }
        return false;
    }

    void addUsedTo(BitSet tokens) {
        for (int i = start; i < end; i++) {
            if (uses(i)) {
                tokens.set(i);
            }
        }
    }

    int length() {
        return end - start;
    }
}
