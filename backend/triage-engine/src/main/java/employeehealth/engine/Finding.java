package employeehealth.engine;

/**
 * Something the words say.
 *
 * @param code name in the lexicon
 * @param label in the language of the input
 * @param start first UTF-16 unit of the words in the text received
 * @param end one past the last unit
 */
public record Finding(String code, String label, Status status, int start, int end) {

    /** What the words say about it. */
    public enum Status {
        PRESENT("present"),
        ABSENT("absent"),
        UNCERTAIN("uncertain"),
        PAST("past"),
        OTHER_PERSON("other_person");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** Name in the public contract. */
        public String code() {
            return code;
        }
    }
}
