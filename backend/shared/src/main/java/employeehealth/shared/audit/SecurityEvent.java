package employeehealth.shared.audit;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Something for the technical security log. Never a query, a body, or a word of the caller's.
 *
 * @param caller the verified caller, written as a pseudonym; null for a stranger
 * @param route template of the address, such as {@code /api/v1/triage/assessments/{id}}; never the
 *     address itself
 * @param status of the answer
 * @param detail a word of ours that says more, such as {@code expired}, or empty
 * @param source address that the request came from, if it is known
 * @param trace the request's trace id
 */
public record SecurityEvent(
        Kind kind,
        @Nullable CompanyId company,
        @Nullable PersonId caller,
        String method,
        String route,
        int status,
        String detail,
        @Nullable String source,
        String trace) {

    private static final int LONGEST_ROUTE = 200;
    private static final int LONGEST_WORD = 64;

    /** What it is, as it is written and exported. */
    public enum Kind {
        /** A request and its answer. */
        REQUEST("request"),
        /** A token that is forged, expired, revoked, or meant for somebody else. */
        TOKEN_REFUSED("token-refused"),
        /** Input that no honest client sends. */
        ATTACK("attack"),
        /** A caller who asked too often. */
        LIMITED("limited"),
        /** So many events did not find room (the number is the detail). */
        DROPPED("dropped");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public SecurityEvent {
        method = AuditRecord.plain(method, LONGEST_WORD);
        route = AuditRecord.plain(route, LONGEST_ROUTE);
        detail = AuditRecord.plain(detail, LONGEST_WORD);
        source = source == null ? null : AuditRecord.plain(source, LONGEST_WORD);
        trace = AuditRecord.plain(trace, LONGEST_WORD);
    }

    @Override
    public String toString() {
        return "SecurityEvent[" + kind.code() + "]";
    }
}
