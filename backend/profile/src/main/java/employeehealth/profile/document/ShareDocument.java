package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.care.CareTeam;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets one care professional read one document until a date, and takes that back. It opens nothing
 * to whoever does not take care of the person ({@link SharedDocuments}), and so is not made then.
 */
@Component
class ShareDocument {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final ProfileDatabase database;
    private final FiledDocuments filed;
    private final Shares shares;
    private final Looks looks;
    private final CareTeam team;
    private final Audit audit;
    private final Clock clock;

    ShareDocument(
            ProfileDatabase database,
            FiledDocuments filed,
            Shares shares,
            Looks looks,
            CareTeam team,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.filed = filed;
        this.shares = shares;
        this.looks = looks;
        this.team = team;
        this.audit = audit;
        this.clock = clock;
    }

    /** Said again, it is one share with the later word; so it needs no key to be sent twice. */
    Share share(Me me, UUID document, PersonId professional, Instant until) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw Problem.invalid(List.of(new FieldFault("until", "field.share-until")));
        }
        mustTakeCareOf(me, professional);
        return database.write(() -> {
            mustBeOwn(me, document);
            var share =
                    shares.put(
                            Owner.of(me),
                            new Share(
                                    Ids.next(),
                                    document,
                                    professional,
                                    until.truncatedTo(ChronoUnit.MICROS),
                                    now));
            audit.record(
                    database, record(me, "profile.document.shared", share.id()).of(content(share)));
            return share;
        });
    }

    private void mustTakeCareOf(Me me, PersonId professional) {
        switch (team.reading(me, professional)) {
            case ALLOWED -> {}
            case NOT_ALLOWED ->
                    throw new Problem(HttpStatus.CONFLICT, "profile/takes-no-care-of-you");
            case NO_CARER -> throw unknownProfessional();
        }
    }

    static Problem unknownProfessional() {
        return Problem.invalid(
                List.of(new FieldFault("professional", "field.unknown-professional")));
    }

    List<Share> list(Me me, UUID document) {
        var list =
                database.read(() -> {
                    mustBeOwn(me, document);
                    return shares.of(me.person(), document, clock.instant());
                });
        audit.append(database, record(me, "profile.document-shares.listed", document));
        return list;
    }

    /** From now on, even an address that was given out already opens nothing. */
    void end(Me me, UUID document, UUID id) {
        database.write(() -> {
            var share = shares.find(me.person(), document, id).orElseThrow(Problem::notFound);
            shares.end(share, clock.instant());
            audit.record(
                    database,
                    record(me, "profile.document.unshared", id).changed(content(share), null));
        });
    }

    /** Who looked at it, newest first. */
    List<Look> looks(Me me, UUID document) {
        var seen =
                database.read(() -> {
                    mustBeOwn(me, document);
                    return looks.of(me.person(), document);
                });
        audit.append(database, record(me, "profile.document-looks.listed", document));
        return seen;
    }

    private void mustBeOwn(Me me, UUID document) {
        if (filed.find(me.person(), document).isEmpty()) {
            throw Problem.notFound();
        }
    }

    /** Of what, with whom, until when. */
    private static byte[] content(Share share) {
        return (share.document() + "\n" + share.professional() + "\n" + share.until())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static AuditRecord record(Me me, String action, UUID id) {
        return AuditRecord.own(me.company(), me.person(), action, Shares.TABLE, id);
    }
}
