package employeehealth.shared.breakglass;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.HealthData;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens one thing about a person to someone who does not take care of them. The reason is kept
 * sealed, the opening is audited, and the person is told, all in the transaction that reads. It
 * holds for an hour, and for this one thing.
 */
public final class BreakGlass {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String TABLE = "platform.break_glass_accesses";

    /** Where the reason is kept, sealed for the person. */
    public static final Place REASON = new Place(TABLE, "sealed_reason");

    /** Tells the person, in the transaction that opens. */
    @FunctionalInterface
    public interface Notice {
        void opened(ServiceDatabase database, PersonId person, Me by);
    }

    private final Seal seal;
    private final Audit audit;
    private final Notice notice;
    private final Clock clock;

    BreakGlass(Seal seal, Audit audit, Notice notice, Clock clock) {
        this.seal = seal;
        this.audit = audit;
        this.notice = notice;
        this.clock = clock;
    }

    /** Whether the caller of this transaction gave a reason for this thing a short while ago. */
    public boolean isOpen(ServiceDatabase database, String entity, UUID id) {
        return database.sql("select platform.break_glass_is_open(:entity, :id, :now)")
                .param("entity", entity)
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /**
     * Somebody opened one thing for a while.
     *
     * @param entity table of the thing, with its schema
     * @param reason in their words; says something about the person's health
     */
    @HealthData
    public record Opening(
            UUID id,
            PersonId actor,
            PersonId person,
            String entity,
            @Nullable String reason,
            Instant at,
            Instant until) {

        @Override
        public String toString() {
            return "Opening[" + id + "]";
        }
    }

    /**
     * What was opened of the health service that this transaction declares to look after, newest
     * first. The reason of somebody who was erased is gone.
     *
     * @param before the last one of the page before
     */
    public List<Opening> openings(ServiceDatabase database, @Nullable UUID before, int limit) {
        return database.sql(
                        """
                        select id, actor, person, entity, sealed_reason, opened_at, ends_at
                          from platform.break_glass_of_service(:before, :limit)
                        """)
                .param("before", before, Types.OTHER)
                .param("limit", limit)
                .query(this::opening)
                .list();
    }

    /** One of them. */
    public Optional<Opening> opening(ServiceDatabase database, UUID id) {
        var next = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1);
        return openings(database, next, 1).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private Opening opening(ResultSet row, int n) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var person = new PersonId(row.getObject("person", UUID.class));
        return new Opening(
                id,
                new PersonId(row.getObject("actor", UUID.class)),
                person,
                row.getString("entity"),
                reason(person, id, row.getBytes("sealed_reason")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private @Nullable String reason(PersonId person, UUID row, byte[] sealed) {
        return seal.openUnlessErased(person, REASON, row, sealed)
                .map(clear -> new String(clear, StandardCharsets.UTF_8))
                .orElse(null);
    }

    /**
     * To be asked before anything is looked for: an open screen that somebody finds opens nothing.
     *
     * @throws Problem 401 that says how to step up
     */
    public void admit(Me me) {
        me.mustHaveSteppedUp(clock.instant());
    }

    public void open(
            ServiceDatabase database,
            Me me,
            PersonId person,
            String entity,
            UUID id,
            AccessReason reason) {
        var row = Ids.next();
        var now = clock.instant();
        var words = reason.words().getBytes(StandardCharsets.UTF_8);
        database.sql(
                        """
                        insert into platform.break_glass_accesses
                               (id, company_id, health_service_id, actor, person, entity, entity_id,
                                sealed_reason, opened_at, ends_at)
                        values (:row, :company, :healthService, :actor, :person, :entity, :id,
                                :reason, :now, :end)
                        """)
                .param("row", row)
                .param("company", me.company().value())
                .param("healthService", me.healthService().value())
                .param("actor", me.person().value())
                .param("person", person.value())
                .param("entity", entity)
                .param("id", id)
                .param("reason", seal.seal(person, REASON, row, words))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("end", now.plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        // Its fingerprint binds the reason to the audit log.
        audit.record(
                database,
                new AuditRecord(
                                me.company(),
                                me.person(),
                                person,
                                "platform.break-glass.opened",
                                TABLE,
                                row.toString(),
                                Purpose.BREAK_GLASS.code(),
                                AuditRecord.Outcome.SUCCESS,
                                null)
                        .of(words));
        notice.opened(database, person, me);
    }
}
