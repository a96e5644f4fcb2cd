package employeehealth.triage.governance;

import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.Canonical;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.Publication;
import employeehealth.triage.protocol.Publications;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts a signed draft into force from a moment on, and takes the last publication back. */
@Component
class Publish {

    private final TriageDatabase database;
    private final Drafts drafts;
    private final CheckDraft check;
    private final Signatures signatures;
    private final Protocols protocols;
    private final Publications publications;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Clock clock;

    Publish(
            TriageDatabase database,
            Drafts drafts,
            CheckDraft check,
            Signatures signatures,
            Protocols protocols,
            Publications publications,
            Idempotency idempotency,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.check = check;
        this.signatures = signatures;
        this.protocols = protocols;
        this.publications = publications;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param effectiveAt none: now; at most as far away as signatures are good for
     * @param key of the request, so that a repeated one publishes nothing
     * @throws Problem 409 without two good signatures, or if what it builds upon has changed so
     *     that the check finds something now
     */
    Publication publish(
            Me me,
            String protocol,
            String version,
            @Nullable Instant effectiveAt,
            @Nullable String key) {
        var wished = effectiveAt == null ? null : effectiveAt.truncatedTo(ChronoUnit.MICROS);
        var id = Ids.next();
        var what = "%s %s %s".formatted(protocol, version, effectiveAt);
        var published =
                database.write(() ->
                        claim(key, "POST publish", what, id)
                                .orElseGet(() -> publish(me, protocol, version, id, wished)));
        protocols.changed(me.healthService());
        return published;
    }

    private Publication publish(
            Me me, String protocol, String version, UUID id, @Nullable Instant wished) {
        requireSoon(wished);
        var newest = publications.lockNewest(me.healthService());
        var now = nowAfter(newest);
        // Whoever waited for the lock may find that the moment has passed.
        var from = wished == null || wished.isBefore(now) ? now : wished;
        var draft = drafts.lock(protocol, version).orElseThrow(Problem::notFound);
        if (draft.publishedAt() != null) {
            throw new Problem(HttpStatus.CONFLICT, "triage/already-published");
        }
        requireLast(newest, from);
        var base = protocols.after(newest);
        var jws = signatures.require(draft, drafts.signatures(draft));
        if (!check.of(draft, base).sound()) {
            throw new Problem(HttpStatus.CONFLICT, "triage/draft-not-sound");
        }
        var library = base.with(protocol, draft.content(), jws);
        protocols.archive(library);
        drafts.published(draft, now);
        return add(
                me,
                new Publication(
                        id,
                        me.healthService(),
                        library.hash(),
                        base.hash(),
                        protocol,
                        version,
                        null,
                        me.person(),
                        from,
                        now),
                "triage.protocol.published");
    }

    /**
     * What was in force before comes back at once. One by one, the last that was not taken back
     * yet: what was published after another was signed upon it.
     *
     * @param key of the request, so that a repeated one takes nothing else back
     */
    Publication rollBack(Me me, UUID publication, @Nullable String key) {
        var id = Ids.next();
        var made =
                database.write(() ->
                        claim(key, "POST roll-back", publication.toString(), id)
                                .orElseGet(() -> rollBack(me, publication, id)));
        protocols.changed(me.healthService());
        return made;
    }

    private Publication rollBack(Me me, UUID publication, UUID id) {
        var newest = publications.lockNewest(me.healthService()).orElseThrow(Problem::notFound);
        var now = nowAfter(Optional.of(newest));
        var all = publications.all();
        var takenBack = all.stream().map(Publication::rollsBack).filter(Objects::nonNull).toList();
        var last =
                all.stream()
                        .filter(one -> one.rollsBack() == null && !takenBack.contains(one.id()))
                        .findFirst();
        if (last.filter(one -> one.id().equals(publication)).isEmpty()) {
            throw all.stream().anyMatch(one -> one.id().equals(publication))
                    ? new Problem(HttpStatus.CONFLICT, "triage/not-the-last")
                    : Problem.notFound();
        }
        return add(
                me,
                new Publication(
                        id,
                        me.healthService(),
                        /* library= */ last.get().before(),
                        /* before= */ newest.library(),
                        last.get().protocol(),
                        last.get().version(),
                        last.get().id(),
                        me.person(),
                        now,
                        now),
                "triage.protocol.rolled-back");
    }

    private Optional<Publication> claim(
            @Nullable String key, String operation, String body, UUID made) {
        return idempotency
                .claim(database, key, operation, Canonical.bytes(body), made.toString())
                .map(UUID::fromString)
                .map(earlier -> publications.find(earlier).orElseThrow(Problem::notFound));
    }

    private Publication add(Me me, Publication publication, String action) {
        publications.add(publication);
        audit.record(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        null,
                        action,
                        "triage.publications",
                        publication.id().toString(),
                        "protocol-governance",
                        AuditRecord.Outcome.SUCCESS,
                        publication.signed()));
        return publication;
    }

    private void requireSoon(@Nullable Instant wished) {
        if (wished == null) {
            return;
        }
        var now = now();
        if (wished.isBefore(now)) {
            throw Problem.invalid(List.of(new FieldFault("effectiveAt", "field.in-the-past")));
        }
        if (wished.isAfter(now.plus(Signatures.LIFE))) {
            throw Problem.invalid(List.of(new FieldFault("effectiveAt", "field.too-far")));
        }
    }

    /** Each builds upon the one before, so that it cannot begin earlier. */
    private static void requireLast(Optional<Publication> newest, Instant from) {
        if (newest.filter(last -> last.effectiveAt().isAfter(from)).isPresent()) {
            throw new Problem(HttpStatus.CONFLICT, "triage/another-is-waiting");
        }
    }

    /** With the lock held: never before what another process made, whose clock may be ahead. */
    private Instant nowAfter(Optional<Publication> newest) {
        var now = now();
        return newest.map(Publication::madeAt).filter(now::isBefore).orElse(now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
