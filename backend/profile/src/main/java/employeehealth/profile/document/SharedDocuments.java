package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.care.PatientFile;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.blobs.Document;
import employeehealth.shared.blobs.DocumentLinks;
import employeehealth.shared.blobs.DocumentLinks.Link;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.blobs.LinkKeeper;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a person shares, read by the professional with whom they share it: while they do, and while
 * nothing parts the two. Both are looked at again at every request, and when a link is opened. What
 * a professional gets is a copy that says whose it is.
 */
@Component
class SharedDocuments implements LinkKeeper {

    private static final String CARE = Purpose.CARE.code();
    private static final String LINKED = "profile.document.linked";
    private static final String OPENED = "profile.document.opened";

    /** So that whoever has begun to fetch it gets it whole. */
    private static final Duration AFTER_ITS_LINK = Duration.ofMinutes(10);

    private final ProfileDatabase database;
    private final FiledDocuments filed;
    private final Looks looks;
    private final PatientFile file;
    private final Revocations revocations;
    private final MarkedCopies copies;
    private final Documents store;
    private final DocumentLinks links;
    private final ReleaseCopyJob release;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    SharedDocuments(
            ProfileDatabase database,
            FiledDocuments filed,
            Looks looks,
            PatientFile file,
            Revocations revocations,
            MarkedCopies copies,
            Documents store,
            DocumentLinks links,
            ReleaseCopyJob release,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.filed = filed;
        this.looks = looks;
        this.file = file;
        this.revocations = revocations;
        this.copies = copies;
        this.store = store;
        this.links = links;
        this.release = release;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    List<FiledDocument> page(Me me, PersonId person, @Nullable UUID before, int limit) {
        return file.read(
                me,
                person,
                "profile.documents.listed",
                FiledDocuments.TABLE,
                () -> filed.sharedWith(me.person(), person, clock.instant(), before, limit));
    }

    /**
     * An address under which a copy for this professional can be fetched once.
     *
     * @param name of the professional
     */
    Link link(Me me, PersonId person, UUID id, String name) {
        return file.caring(
                me,
                person,
                LINKED,
                FiledDocuments.TABLE,
                () -> {
                    var document = shared(me, person, id, LINKED);
                    var copy = copies.make(document.owner(), document.newest(), name);
                    var now = shared(me, person, id, LINKED); // a copy takes its time
                    return database.write(() -> handOut(me, now, document.newest(), copy));
                });
    }

    private Link handOut(Me me, FiledDocument document, Version version, Document copy) {
        var owner = document.owner();
        store.keep(database, copy.id());
        var use =
                new DocumentLinks.Use(
                        me.company(),
                        me.healthService(),
                        me.person(),
                        owner.person(),
                        MarkedCopies.COPY,
                        CARE);
        var link = links.make(database, service(), copy, use);
        looks.add(
                owner,
                new Look(
                        copy.id(),
                        document.id(),
                        version.number(),
                        me.person(),
                        me.roles(),
                        me.permissions(),
                        revocations.epoch(database, me.person()),
                        null),
                clock.instant());
        jobs.schedule(
                database,
                release,
                copy.id().toString(),
                new ReleaseCopyJob.Which(copy.id()),
                link.expiresAt().plus(AFTER_ITS_LINK));
        audit.record(database, record(me, owner.person(), LINKED, document.id().toString()));
        return link;
    }

    @Override
    public String service() {
        return "profile";
    }

    /** Written down as looked at before it is given out. */
    @Override
    public void opening(UUID blob, DocumentLinks.Use use) {
        if (!use.place().equals(MarkedCopies.COPY)) {
            return; // the person's own
        }
        new Tenant(use.company(), use.healthService(), use.actor()).run(() -> open(blob, use));
    }

    private void open(UUID blob, DocumentLinks.Use use) {
        var look =
                new CareAccess(use.person().value(), Purpose.CARE)
                        .get(() -> database.read(() -> looks.find(blob)))
                        .orElseThrow(Problem::notFound);
        var asker = look.asker(use.company(), use.healthService());
        file.caring(
                asker,
                use.person(),
                OPENED,
                FiledDocuments.TABLE,
                () -> opened(asker, use.person(), look));
    }

    private boolean opened(Me asker, PersonId person, Look look) {
        shared(asker, person, look.document(), OPENED);
        var epoch = database.read(() -> revocations.epoch(database, asker.person()));
        if (epoch != look.rightsEpoch()) {
            throw file.nothing(asker, person, OPENED, FiledDocuments.TABLE);
        }
        database.write(() -> looks.opened(look.copy(), clock.instant()));
        return true;
    }

    private FiledDocument shared(Me me, PersonId person, UUID id, String action) {
        return database.read(() -> filed.findSharedWith(me.person(), person, clock.instant(), id))
                .orElseThrow(() -> file.nothing(me, person, action, FiledDocuments.TABLE));
    }

    private static AuditRecord record(Me me, PersonId person, String action, String id) {
        return new AuditRecord(
                me.company(),
                me.person(),
                person,
                action,
                FiledDocuments.TABLE,
                id,
                CARE,
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
