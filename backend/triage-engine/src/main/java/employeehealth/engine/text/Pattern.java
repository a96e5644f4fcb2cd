package employeehealth.engine.text;

import java.util.List;

/** One way of saying a symbol: elements in order. Its id counts all patterns of the grammar. */
record Pattern(int id, int symbol, List<Element> elements) {

    /** No limit other than the sentence. */
    static final int ANYWHERE = 40;

    /**
     * One place in a pattern.
     *
     * @param atoms any of these matches
     * @param gap how many other words may stand before it, besides fillers
     * @param optional whether it may be missing
     */
    record Element(List<Atom> atoms, int gap, boolean optional) {

        /** The gap of an element that stands right after the one before. */
        static final int ADJACENT = -1;
    }

    /** What one word, or several, can be. */
    sealed interface Atom {

        /** A vocabulary entry, known in one language or in both. */
        record Word(int entry, String language) implements Atom {}

        /** Whatever matches another symbol. */
        record Symbol(int symbol) implements Atom {}

        /** A number within these bounds. */
        record Number(double min, double max) implements Atom {}
    }
}
