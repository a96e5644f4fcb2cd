package employeehealth.engine;

/**
 * What a library calls a finding, a question, or an option of a question.
 *
 * @param text as authors write it
 * @param number its place among the {@link Names} of the library: what is known of it is found
 *     there, at once and without comparing letters
 */
record Name(String text, int number) {

    @Override
    public String toString() {
        return text;
    }
}
