package employeehealth.shared.audit.log;

import employeehealth.shared.audit.AuditEntry;
import employeehealth.shared.database.ServiceDatabase;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit log for a service that may, in a transaction of its own: the rows of the
 * transaction's company, and no others.
 */
public final class AuditTrail {

    private final ServiceDatabase database;
    private final AuditTree tree;

    public AuditTrail(ServiceDatabase database) {
        this.database = database;
        this.tree = new AuditTree(database);
    }

    /**
     * Which records; null where it does not matter.
     *
     * @param actor pseudonym
     * @param person pseudonym
     * @param from first moment
     * @param to the moment after the last
     */
    public record Filter(
            @Nullable UUID actor,
            @Nullable UUID person,
            @Nullable String action,
            @Nullable String entityId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * That a record is in the signed log.
     *
     * @param leaf what the record's hash is made of
     * @param hashes RFC 9162 inclusion proof, from the leaf upwards
     * @param checkpoint signed note over the tree that it is in
     */
    public record Proof(long number, String leaf, List<byte[]> hashes, String checkpoint) {}

    /** Newest first. */
    public List<AuditEntry> page(Filter filter, @Nullable UUID before, int limit) {
        return database.sql(
                        "select "
                                + AuditEntry.COLUMNS
                                + """
                                  from platform.audit_log a
                                 where a.company_id = current_setting('app.company')::uuid
                                   and (:before::uuid is null or a.id < :before)
                                   and (:actor::uuid is null or a.actor = :actor)
                                   and (:person::uuid is null or a.person = :person)
                                   and (:action::text is null or a.action = :action)
                                   and (:entityId::text is null or a.entity_id = :entityId)
                                   and (:from::timestamptz is null or a.at >= :from)
                                   and (:to::timestamptz is null or a.at < :to)
                                 order by a.id desc
                                 limit :limit
                                """)
                .param("before", before, Types.OTHER)
                .param("actor", filter.actor, Types.OTHER)
                .param("person", filter.person, Types.OTHER)
                .param("action", filter.action)
                .param("entityId", filter.entityId)
                .param("from", utc(filter.from))
                .param("to", utc(filter.to))
                .param("limit", limit)
                .query((row, n) -> AuditEntry.read(row))
                .list();
    }

    public Optional<AuditEntry> find(UUID id) {
        return database.sql(
                        "select "
                                + AuditEntry.COLUMNS
                                + " from platform.audit_log a where a.id = :id")
                .param("id", id)
                .query((row, n) -> AuditEntry.read(row))
                .optional();
    }

    public Optional<AuditTree.Head> checkpoint() {
        return tree.head();
    }

    /** Nothing if the record is too young to be signed. */
    public Optional<Proof> proof(AuditEntry entry) {
        return tree.leafOf(entry.id())
                .flatMap(number ->
                        tree.head()
                                .map(head ->
                                        new Proof(
                                                number,
                                                entry.leaf(),
                                                Merkle.inclusion(number, head.size(), tree.nodes()),
                                                head.note())));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
