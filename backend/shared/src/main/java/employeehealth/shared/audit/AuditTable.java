package employeehealth.shared.audit;

import employeehealth.shared.database.ServiceDatabase;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Adds rows to {@code platform.audit_log}, in the current transaction or in one by itself. */
final class AuditTable {

    private static final String INTO =
            """
            insert into platform.audit_log
                   (id, at, company_id, actor, person, action, entity, entity_id, purpose,
                    outcome, fingerprint_before, fingerprint_after, sealed, trace_id, mac)
            """;

    private static final String ONE = INTO + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /**
     * Each row is written as its own company: the table's policy looks at the setting each time.
     */
    private static final String MANY =
            INTO
                    + """
                    select r.*
                      from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[],
                                  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                  ?::bytea[], ?::bytea[], ?::bytea[], ?::text[], ?::bytea[])
                           as r (id, at, company, actor, person, action, entity, entity_id,
                                 purpose, outcome, before, after, sealed, trace, mac)
                     where set_config('app.company', coalesce(r.company::text, ''), true)
                           is not null
                    """;

    private AuditTable() {}

    /** Of the transaction's company. */
    static void add(ServiceDatabase database, AuditEntry entry) {
        database.sql(ONE)
                .param(1, entry.id())
                .param(2, entry.at().atOffset(ZoneOffset.UTC))
                .param(3, entry.company(), Types.OTHER)
                .param(4, entry.actor(), Types.OTHER)
                .param(5, entry.person(), Types.OTHER)
                .param(6, entry.action())
                .param(7, entry.entity())
                .param(8, entry.entityId())
                .param(9, entry.purpose())
                .param(10, entry.outcome())
                .param(11, entry.before(), Types.BINARY)
                .param(12, entry.after(), Types.BINARY)
                .param(13, entry.sealed(), Types.BINARY)
                .param(14, entry.trace())
                .param(15, entry.mac())
                .update();
    }

    /** Of any company, in one statement, which is a transaction by itself. */
    static int addForAll(ServiceDatabase database, List<AuditEntry> entries) {
        return database.alone(MANY)
                .param(1, column("uuid", entries, AuditEntry::id))
                .param(2, column("timestamptz", entries, AuditEntry::at))
                .param(3, column("uuid", entries, AuditEntry::company))
                .param(4, column("uuid", entries, AuditEntry::actor))
                .param(5, column("uuid", entries, AuditEntry::person))
                .param(6, column("text", entries, AuditEntry::action))
                .param(7, column("text", entries, AuditEntry::entity))
                .param(8, column("text", entries, AuditEntry::entityId))
                .param(9, column("text", entries, AuditEntry::purpose))
                .param(10, column("text", entries, AuditEntry::outcome))
                .param(11, bytes(entries, AuditEntry::before))
                .param(12, bytes(entries, AuditEntry::after))
                .param(13, bytes(entries, AuditEntry::sealed))
                .param(14, column("text", entries, AuditEntry::trace))
                .param(15, bytes(entries, AuditEntry::mac))
                .update();
    }

    private static SqlArrayValue column(
            String type, List<AuditEntry> entries, Function<AuditEntry, @Nullable Object> field) {
        return new SqlArrayValue(type, entries.stream().map(field).toArray());
    }

    /** The driver takes them in an array of their own type only. */
    private static SqlArrayValue bytes(
            List<AuditEntry> entries, Function<AuditEntry, byte @Nullable []> field) {
        return new SqlArrayValue(
                "bytea", (Object[]) entries.stream().map(field).toArray(byte[][]::new));
    }
}
