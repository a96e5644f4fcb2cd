package employeehealth.shared.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An audit record as it is kept: a row of {@code platform.audit_log}, and a leaf of the tree. The
 * leaf is one line of JSON in ASCII with all fields in this order, so that equal rows, and only
 * equal rows, make equal leaves.
 *
 * @param actor pseudonym
 * @param person pseudonym
 * @param sealed actor, person and reason in clear, sealed for the person
 * @param mac keyed, over all that stands before it; shows that the platform wrote the record
 */
public record AuditEntry(
        UUID id,
        Instant at,
        @Nullable UUID company,
        @Nullable UUID actor,
        @Nullable UUID person,
        String action,
        String entity,
        String entityId,
        String purpose,
        String outcome,
        byte @Nullable [] before,
        byte @Nullable [] after,
        byte @Nullable [] sealed,
        String trace,
        byte @Nullable [] mac) {

    /** For {@code select}, in the order that {@link #read} expects. */
    public static final String COLUMNS =
            "a.id, a.at, a.company_id, a.actor, a.person, a.action, a.entity, a.entity_id,"
                    + " a.purpose, a.outcome, a.fingerprint_before, a.fingerprint_after, a.sealed,"
                    + " a.trace_id, a.mac";

    public static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getBytes(11),
                row.getBytes(12),
                row.getBytes(13),
                row.getString(14),
                row.getBytes(15));
    }

    /** What the record's MAC is over. */
    String signed() {
        return fields().end();
    }

    /** The content of the record's leaf. */
    public String leaf() {
        return fields().bytes("mac", mac).end();
    }

    AuditEntry with(byte[] newMac) {
        return new AuditEntry(
                id, at, company, actor, person, action, entity, entityId, purpose, outcome, before,
                after, sealed, trace, newMac);
    }

    private Line fields() {
        return new Line()
                .text("id", id.toString())
                .time("at", at)
                .id("company", company)
                .id("actor", actor)
                .id("person", person)
                .text("action", action)
                .text("entity", entity)
                .text("entityId", entityId)
                .text("purpose", purpose)
                .text("outcome", outcome)
                .bytes("before", before)
                .bytes("after", after)
                .bytes("sealed", sealed)
                .text("trace", trace);
    }

    @Override
    public String toString() {
        return "AuditEntry[" + id + "]";
    }
}
