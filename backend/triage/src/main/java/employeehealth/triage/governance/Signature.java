package employeehealth.triage.governance;

import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.Locale;

/**
 * One of the two signatures under a revision of a draft.
 *
 * @param jws compact, without its payload
 */
record Signature(Part part, PersonId person, String jws, Instant at) {

    /** Who answers for what: one wrote it, another one read it with fresh eyes. */
    enum Part {
        AUTHOR,
        SIGNATORY;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Part ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
