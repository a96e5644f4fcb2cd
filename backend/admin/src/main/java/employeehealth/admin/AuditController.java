package employeehealth.admin;

import static employeehealth.contracts.access.Permission.AUDIT_READ;

import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditEntry;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.log.AuditTrail;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.CleanText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened at one's own company, for its security auditor: pseudonymous, and proven. */
@RestController
@RequestMapping("/api/v1/admin/audit")
class AuditController {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final AdminDatabase database;
    private final AuditTrail trail;
    private final Audit audit;

    AuditController(AdminDatabase database, Audit audit) {
        this.database = database;
        this.trail = new AuditTrail(database);
        this.audit = audit;
    }

    @GetMapping
    @Audience(AUDIT_READ)
    Page list(
            Me me,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable @Size(max = 120) @CleanText String action,
            @RequestParam(required = false) @Nullable @Size(max = 200) @CleanText String entityId,
            @RequestParam(required = false) @Nullable OffsetDateTime from,
            @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var filter =
                new AuditTrail.Filter(actor, person, action, entityId, instant(from), instant(to));
        var found =
                database.write(() -> {
                    record(me, "admin.audit.listed", "all");
                    return trail.page(filter, cursor, limit + 1);
                });
        return new Page(
                found.stream().limit(limit).map(Entry::of).toList(),
                found.size() > limit ? found.get(limit - 1).id() : null);
    }

    @GetMapping("/checkpoint")
    @Audience(AUDIT_READ)
    Checkpoint checkpoint(Me me) {
        return database.write(() -> {
            record(me, "admin.audit.checkpoint-read", "newest");
            var head = trail.checkpoint().orElseThrow(AuditController::notYet);
            return new Checkpoint(head.size(), head.at(), head.note());
        });
    }

    @GetMapping("/entries/{id}/proof")
    @Audience(AUDIT_READ)
    Proof proof(Me me, @PathVariable UUID id) {
        return database.write(() -> {
            var entry = trail.find(id).orElseThrow(Problem::notFound);
            record(me, "admin.audit.proof-read", id.toString());
            return trail.proof(entry).map(Proof::of).orElseThrow(AuditController::notYet);
        });
    }

    /** Reading the audit is audited too. */
    private void record(Me me, String action, String what) {
        audit.record(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        null,
                        action,
                        "platform.audit_log",
                        what,
                        "supervision",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    private static Problem notYet() {
        return new Problem(HttpStatus.CONFLICT, "admin/not-sealed-yet").retryAfter(SOON);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    record Page(List<Entry> items, @Nullable UUID next) {}

    /**
     * A record without what is sealed in it.
     *
     * @param actor pseudonym of who acted
     * @param person pseudonym of whom it is about
     */
    record Entry(
            UUID id,
            Instant at,
            @Nullable UUID actor,
            @Nullable UUID person,
            String action,
            String entity,
            String entityId,
            String purpose,
            String outcome,
            String traceId) {

        static Entry of(AuditEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.at(),
                    entry.actor(),
                    entry.person(),
                    entry.action(),
                    entry.entity(),
                    entry.entityId(),
                    entry.purpose(),
                    entry.outcome(),
                    entry.trace());
        }
    }

    /**
     * @param size records that it vouches for, of all companies
     * @param note C2SP tlog-checkpoint, signed
     */
    record Checkpoint(long size, Instant at, String note) {}

    /**
     * @param leaf content of the leaf; SHA-256 over a zero byte and it is the leaf's hash
     * @param hashes RFC 9162 inclusion proof, base64, from the leaf upwards
     */
    record Proof(long number, String leaf, List<String> hashes, String checkpoint) {

        static Proof of(AuditTrail.Proof proof) {
            return new Proof(
                    proof.number(),
                    proof.leaf(),
                    proof.hashes().stream().map(Base64.getEncoder()::encodeToString).toList(),
                    proof.checkpoint());
        }
    }
}
