package employeehealth.profile.document;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.blobs.DocumentLinks;
import employeehealth.shared.blobs.DocumentLinks.Link;
import employeehealth.shared.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One's own documents. Every reading is audited. */
@Component
class ReadDocuments {

    private final ProfileDatabase database;
    private final FiledDocuments filed;
    private final Pictures pictures;
    private final DocumentLinks links;
    private final Audit audit;

    ReadDocuments(
            ProfileDatabase database,
            FiledDocuments filed,
            Pictures pictures,
            DocumentLinks links,
            Audit audit) {
        this.database = database;
        this.filed = filed;
        this.pictures = pictures;
        this.links = links;
        this.audit = audit;
    }

    /**
     * @param used bytes that the person's documents take
     */
    record Page(List<FiledDocument> items, long used) {}

    /** Newest first. */
    Page page(Me me, @Nullable Category category, @Nullable UUID before, int limit) {
        var page =
                database.read(() ->
                        new Page(
                                filed.page(Owner.of(me), category, before, limit),
                                filed.used(me.person())));
        seen(me, "profile.documents.listed", me.person());
        return page;
    }

    FiledDocument one(Me me, UUID id) {
        var found = database.read(() -> own(me, id));
        seen(me, "profile.document.described", id);
        return found;
    }

    List<Version> versions(Me me, UUID id) {
        var versions = database.read(() -> filed.versions(me.person(), id));
        if (versions.isEmpty()) {
            throw Problem.notFound();
        }
        seen(me, "profile.document.described", id);
        return versions;
    }

    /**
     * An address under which it can be fetched once.
     *
     * @param number of a version; none: the newest
     */
    Link link(Me me, UUID id, @Nullable Integer number) {
        return database.write(() -> {
            var version =
                    filed.versions(me.person(), id).stream()
                            .filter(one -> number == null || one.number() == number)
                            .findFirst()
                            .orElseThrow(Problem::notFound);
            var use =
                    new DocumentLinks.Use(
                            me.company(),
                            me.healthService(),
                            me.person(),
                            me.person(),
                            FiledDocuments.CONTENT,
                            "own-file");
            audit.record(database, record(me, "profile.document.linked", id));
            return links.make(database, "profile", version.blob(), use);
        });
    }

    /** Of the first page of the newest version, as JPEG; 404 where there is none, or not yet. */
    byte[] picture(Me me, UUID id, Pictures.Size size) {
        var picture =
                database.read(() -> pictures.find(me.person(), id, size))
                        .orElseThrow(Problem::notFound);
        seen(me, "profile.document.pictured", id);
        return picture;
    }

    private FiledDocument own(Me me, UUID id) {
        return filed.find(me.person(), id).orElseThrow(Problem::notFound);
    }

    private void seen(Me me, String action, Object id) {
        audit.append(database, record(me, action, id));
    }

    private static AuditRecord record(Me me, String action, Object id) {
        return AuditRecord.own(me.company(), me.person(), action, FiledDocuments.TABLE, id);
    }
}
