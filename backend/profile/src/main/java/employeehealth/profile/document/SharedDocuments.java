package employeehealth.profile.document;

import employeehealth.contracts.PersonId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
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
import java.util.function.Supplier;
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

    /** So that whoever has begun to fetch it gets it whole. */
    private static final Duration AFTER_ITS_LINK = Duration.ofMinutes(10);

    private final ProfileDatabase database;
    private final FiledDocuments filed;
    private final Looks looks;
    private final CareBond bond;
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
            CareBond bond,
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
        this.bond = bond;
        this.copies = copies;
        this.store = store;
        this.links = links;
        this.release = release;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    List<FiledDocument> page(Me me, PersonId person, @Nullable UUID before, int limit) {
        mustBeBound(me, person);
        var page =
                caring(
                        person,
                        () ->
                                database.read(() ->
                                        filed.sharedWith(
                                                me.person(),
                                                person,
                                                clock.instant(),
                                                before,
                                                limit)));
        audit.append(database, record(me, person, "profile.documents.listed", person.toString()));
        return page;
    }

    /**
     * An address under which a copy for this professional can be fetched once.
     *
     * @param name of the professional
     */
    Link link(Me me, PersonId person, UUID id, String name) {
        mustBeBound(me, person);
        var document = caring(person, () -> database.read(() -> shared(me, person, id)));
        var copy = copies.make(document.owner(), document.newest(), name);
        return caring(
                person,
                () ->
                        database.write(() -> {
                            var now = shared(me, person, id); // a copy takes its time
                            return handOut(me, now, document.newest(), copy);
                        }));
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
                        null),
                clock.instant());
        jobs.schedule(
                database,
                release,
                copy.id().toString(),
                new ReleaseCopyJob.Which(copy.id()),
                link.expiresAt().plus(AFTER_ITS_LINK));
        audit.record(
                database,
                record(me, owner.person(), "profile.document.linked", document.id().toString()));
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
        var tenant = new Tenant(use.company(), use.healthService(), use.actor());
        tenant.run(() -> caring(use.person(), () -> opened(blob, use)));
    }

    private boolean opened(UUID blob, DocumentLinks.Use use) {
        var look = database.read(() -> looks.find(blob)).orElseThrow(Problem::notFound);
        var asker = look.asker(use.company(), use.healthService());
        mustBeBound(asker, use.person());
        database.write(() -> {
            shared(asker, use.person(), look.document());
            looks.opened(blob, clock.instant());
        });
        return true;
    }

    private FiledDocument shared(Me me, PersonId person, UUID id) {
        return filed.findSharedWith(me.person(), person, clock.instant(), id)
                .orElseThrow(Problem::notFound);
    }

    private void mustBeBound(Me me, PersonId person) {
        if (person.equals(me.person()) || !bond.binds(me, person)) {
            throw Problem.notFound();
        }
    }

    private static <T> T caring(PersonId person, Supplier<T> work) {
        return new CareAccess(person.value(), Purpose.CARE).get(work);
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
