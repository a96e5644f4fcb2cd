package employeehealth.profile.document;

import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Changes what is said of a document, and takes documents away. */
@Component
class EditDocument {

    private final ProfileDatabase database;
    private final FiledDocuments filed;
    private final Documents store;
    private final ExpiryReminders reminders;
    private final Audit audit;
    private final JsonMapper json;

    EditDocument(
            ProfileDatabase database,
            FiledDocuments filed,
            Documents store,
            ExpiryReminders reminders,
            Audit audit,
            JsonMapper json) {
        this.database = database;
        this.filed = filed;
        this.store = store;
        this.reminders = reminders;
        this.audit = audit;
        this.json = json;
    }

    /** Saying what is said already changes nothing. */
    FiledDocument change(Me me, UUID id, About about, @Nullable String ifMatch) {
        return database.write(() -> {
            var before = seen(me, id, ifMatch);
            if (before.about().equals(about)) {
                return before;
            }
            var after =
                    new FiledDocument(
                            id,
                            before.owner(),
                            about,
                            before.revision() + 1,
                            before.newest(),
                            before.at());
            filed.change(after);
            reminders.set(before, after);
            audit.record(
                    database,
                    record(me, id, "profile.document.changed")
                            .changed(
                                    json.writeValueAsBytes(before.about()),
                                    json.writeValueAsBytes(about)));
            return after;
        });
    }

    /** All its versions, its shares, and who looked at it; the audit trail stays. */
    void remove(Me me, UUID id, @Nullable String ifMatch) {
        database.write(() -> {
            var before = seen(me, id, ifMatch);
            for (var version : filed.versions(me.person(), id)) {
                store.release(database, version.id());
            }
            filed.remove(before);
            reminders.set(before, null);
            audit.record(
                    database,
                    record(me, id, "profile.document.removed")
                            .changed(json.writeValueAsBytes(before.about()), null));
        });
    }

    private FiledDocument seen(Me me, UUID id, @Nullable String ifMatch) {
        var before = filed.findToChange(me.person(), id).orElseThrow(Problem::notFound);
        IfMatch.require(ifMatch, before.tag());
        return before;
    }

    private static AuditRecord record(Me me, UUID id, String action) {
        return AuditRecord.own(me.company(), me.person(), action, FiledDocuments.TABLE, id);
    }
}
