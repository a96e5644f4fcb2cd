package employeehealth.engine;

/** The input cannot be assessed; names the field that is wrong and never its value. */
public final class IllegalInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the field; the caller words it in the reader's language. */
    public enum Reason {
        UNKNOWN_QUESTION,
        WRONG_KIND,
        UNKNOWN_OPTION,
        UNKNOWN_PRESENTATION,
        OUT_OF_RANGE,
        TOO_LONG,
        EMPTY
    }

    private final String field;
    private final Reason reason;

    public IllegalInput(String field, Reason reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    /** Path of the field as in the public contract, for example {@code answers.headache.sudden}. */
    public String field() {
        return field;
    }

    /** What is wrong with it. */
    public Reason reason() {
        return reason;
    }
}
