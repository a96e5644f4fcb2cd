package employeehealth.shared.audit;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened. Never carries the data itself.
 *
 * @param action service, thing and past participle: {@code triage.assessment.recorded}
 * @param entity table of the thing, with its schema
 * @param purpose why: {@code care}, {@code own-file}, {@code sign-in}, …
 * @param content what the thing was after the change, for the keyed fingerprint only
 */
public record AuditRecord(
        @Nullable CompanyId company,
        @Nullable PersonId actor,
        @Nullable PersonId person,
        String action,
        String entity,
        String entityId,
        String purpose,
        Outcome outcome,
        byte @Nullable [] content) {

    public enum Outcome {
        SUCCESS,
        REFUSED
    }

    /** A person acts on something of their own. */
    public static AuditRecord own(
            CompanyId company, PersonId person, String action, String entity, Object id) {
        return new AuditRecord(
                company,
                person,
                person,
                action,
                entity,
                id.toString(),
                "own-file",
                Outcome.SUCCESS,
                null);
    }

    public AuditRecord of(byte[] newContent) {
        return new AuditRecord(
                company, actor, person, action, entity, entityId, purpose, outcome, newContent);
    }

    @Override
    public String toString() {
        return "AuditRecord[" + action + "]";
    }
}
