package employeehealth.engine;

/**
 * What a company's policy must not say.
 *
 * @param field path from the root of the policy, such as {@code raises[0].atLeast}
 */
public record PolicyFault(String field, Reason reason) {

    /** What is wrong; the caller words it in the reader's language. */
    public enum Reason {
        /** Something less urgent than what is told anyway: a policy can only raise. */
        LOWERS,
        UNKNOWN_PRESENTATION,
        UNKNOWN_SITE,
        /** The same thing is said before. */
        REPEATED,
        /** Neither a number nor a page. */
        UNREACHABLE,
        /**
         * A page for some urgencies only, which tells whoever keeps it what its visitor was told.
         */
        TELLING,
        /** A sentence that is the same in both languages: one was not translated. */
        UNTRANSLATED
    }
}
