package employeehealth.triage.governance;

import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.Publication;
import employeehealth.triage.protocol.Publications;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    private final Audit audit;
    private final Clock clock;

    Publish(
            TriageDatabase database,
            Drafts drafts,
            CheckDraft check,
            Signatures signatures,
            Protocols protocols,
            Publications publications,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.check = check;
        this.signatures = signatures;
        this.protocols = protocols;
        this.publications = publications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param effectiveAt none: now
     * @throws Problem 409 without two good signatures, or if what it builds upon has changed so
     *     that the check finds something now
     */
    Publication publish(Me me, String protocol, String version, @Nullable Instant effectiveAt) {
        var now = now();
        var from = effectiveAt == null ? now : effectiveAt.truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(now)) {
            throw Problem.invalid(List.of(new FieldFault("effectiveAt", "field.in-the-past")));
        }
        var published =
                database.write(() -> {
                    var newest = publications.lockNewest(me.healthService());
                    var draft = drafts.lock(protocol, version).orElseThrow(Problem::notFound);
                    if (draft.publishedAt() != null) {
                        throw new Problem(HttpStatus.CONFLICT, "triage/already-published");
                    }
                    requireLast(newest, from);
                    var base = library(newest);
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
                                    Ids.next(),
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
                });
        protocols.changed(me.healthService());
        return published;
    }

    /**
     * What was in force before comes back at once. Only of the last one: what was published after
     * it was signed upon it.
     */
    Publication rollBack(Me me, UUID id) {
        var now = now();
        var published =
                database.write(() -> {
                    var last =
                            publications
                                    .lockNewest(me.healthService())
                                    .orElseThrow(Problem::notFound);
                    if (!last.id().equals(id)) {
                        throw publications.all().stream().anyMatch(one -> one.id().equals(id))
                                ? new Problem(HttpStatus.CONFLICT, "triage/not-the-last")
                                : Problem.notFound();
                    }
                    return add(
                            me,
                            new Publication(
                                    Ids.next(),
                                    me.healthService(),
                                    last.before(),
                                    last.library(),
                                    last.protocol(),
                                    last.version(),
                                    last.id(),
                                    me.person(),
                                    now,
                                    now),
                            "triage.protocol.rolled-back");
                });
        protocols.changed(me.healthService());
        return published;
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
                        null));
        return publication;
    }

    private ProtocolLibrary library(Optional<Publication> newest) {
        return newest.map(Publication::library)
                .flatMap(protocols::find)
                .orElseGet(protocols::shipped);
    }

    /** Each builds upon the one before, so that it cannot begin earlier. */
    private static void requireLast(Optional<Publication> newest, Instant from) {
        if (newest.filter(last -> last.effectiveAt().isAfter(from)).isPresent()) {
            throw new Problem(HttpStatus.CONFLICT, "triage/another-is-waiting");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
