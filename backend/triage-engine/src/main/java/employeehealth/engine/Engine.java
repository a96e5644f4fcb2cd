package employeehealth.engine;

import java.util.List;

/** Assesses one input against a library. Immutable and safe to share between threads. */
public final class Engine {

    /** Changes whenever the same library and input may give another outcome. */
    public static final String VERSION = "0.1.0";

    private final Library library;

    public Engine(Library library) {
        this.library = library;
    }

    /** The library this engine reads. */
    public Library library() {
        return library;
    }

    /**
     * What to do, for what is known now. Total: every valid input has an outcome.
     *
     * @throws IllegalInput if an answer fits no question, or a value is out of range
     */
    public Outcome assess(Input input) {
        throw new UnsupportedOperationException(input.toString());
    }

    /** All questions of the library, in a fixed order. */
    public List<Question> catalogue(Language language) {
        throw new UnsupportedOperationException(language.code());
    }

    /** What can be picked from a list instead of writing, in a fixed order. */
    public List<Presentation> presentations(Language language) {
        throw new UnsupportedOperationException(language.code());
    }
}
