package employeehealth.shared.audit;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened. Never carries the data itself: what it was before and after is only
 * fingerprinted, and a reason is only kept sealed.
 *
 * @param actor who acted; written as a pseudonym, and sealed
 * @param person whom it is about; written as a pseudonym, and sealed
 * @param action service, thing and past participle: {@code triage.assessment.recorded}
 * @param entity table of the thing, with its schema
 * @param entityId id of the thing; a person's id is written as their pseudonym
 * @param purpose why: {@code care}, {@code own-file}, {@code sign-in}, …
 * @param before what the thing was before the change, for the keyed fingerprint only
 * @param content what the thing was after the change, for the keyed fingerprint only
 * @param reason why, in someone's own words (break-glass): sealed for the person it is about
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
        byte @Nullable [] before,
        byte @Nullable [] content,
        @Nullable String reason) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,119}");
    private static final Pattern STRANGE = Pattern.compile("[^!-~]");
    private static final int LONGEST_ID = 200;

    public enum Outcome {
        SUCCESS,
        REFUSED
    }

    public AuditRecord {
        word(action);
        word(entity);
        word(purpose);
        entityId = plain(entityId, LONGEST_ID);
    }

    public AuditRecord(
            @Nullable CompanyId company,
            @Nullable PersonId actor,
            @Nullable PersonId person,
            String action,
            String entity,
            String entityId,
            String purpose,
            Outcome outcome,
            byte @Nullable [] content) {
        this(
                company, actor, person, action, entity, entityId, purpose, outcome, null, content,
                null);
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

    /** Something new, or something that was read. */
    public AuditRecord of(byte[] newContent) {
        return new AuditRecord(
                company,
                actor,
                person,
                action,
                entity,
                entityId,
                purpose,
                outcome,
                before,
                newContent,
                reason);
    }

    /** Null before where there was none yet, null after where it is there no more. */
    public AuditRecord changed(byte @Nullable [] old, byte @Nullable [] newContent) {
        return new AuditRecord(
                company,
                actor,
                person,
                action,
                entity,
                entityId,
                purpose,
                outcome,
                old,
                newContent,
                reason);
    }

    public AuditRecord because(String words) {
        return new AuditRecord(
                company, actor, person, action, entity, entityId, purpose, outcome, before, content,
                words);
    }

    /**
     * Printable ASCII without a space: no text of a caller's can look like anything else of ours.
     */
    static String plain(String text, int longest) {
        var cut = text.length() > longest ? text.substring(0, longest) : text;
        return isPlain(cut) ? cut : STRANGE.matcher(cut).replaceAll("?");
    }

    /** Nearly everything is; the gateway asks five times for each request. */
    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static void word(String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("not a word for an audit record");
        }
    }

    @Override
    public String toString() {
        return "AuditRecord[" + action + "]";
    }
}
