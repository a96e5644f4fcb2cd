package employeehealth.profile.document;

import employeehealth.profile.OwnedId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.document.Upload.State;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.blobs.Document;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Makes a document of a file that has come in parts. Done twice it makes one: the second time it is
 * no upload any more.
 */
@Component
class FileUploadJob implements Job<OwnedId> {

    /** Half an hour between them: whoever was told that it has arrived is waited for for weeks. */
    private static final int ATTEMPTS = 1000;

    private final ProfileDatabase database;
    private final Uploads uploads;
    private final FiledDocuments filed;
    private final AddDocument add;
    private final Documents store;
    private final Audit audit;
    private final Clock clock;

    FileUploadJob(
            ProfileDatabase database,
            Uploads uploads,
            FiledDocuments filed,
            AddDocument add,
            Documents store,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.uploads = uploads;
        this.filed = filed;
        this.add = add;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "profile.file-upload";
    }

    @Override
    public Class<OwnedId> about() {
        return OwnedId.class;
    }

    @Override
    public int attempts() {
        return ATTEMPTS;
    }

    @Override
    public void run(OwnedId which) {
        which.tenant()
                .run(() -> {
                    var found =
                            database.read(() ->
                                    uploads.find(
                                            which.owner().person(), which.id(), clock.instant()));
                    found.filter(upload -> upload.state() == State.RECEIVED).ifPresent(this::file);
                });
    }

    private void file(Upload upload) {
        try (var arrival = new Arrival(store, upload.owner(), upload.length())) {
            var content = new PartsStream(database, uploads, upload);
            put(upload, arrival.take(upload.wanted().fileName(), content));
        } catch (Problem refused) {
            if (!refused.status().is4xxClientError()) {
                throw refused; // the store is away, or the keys: tried again later
            }
            database.write(() -> {
                if (uploads.become(upload, State.RECEIVED, State.REFUSED)) {
                    uploads.end(upload, null, refused.type());
                    audit.record(database, refused(upload));
                }
            });
        }
    }

    /** That what was given in was not taken. */
    static AuditRecord refused(Upload upload) {
        return new AuditRecord(
                upload.owner().company(),
                upload.owner().person(),
                upload.owner().person(),
                "profile.upload.refused",
                Uploads.TABLE,
                upload.id().toString(),
                "own-file",
                AuditRecord.Outcome.REFUSED,
                null);
    }

    private void put(Upload upload, Document arrived) {
        database.write(() -> {
            filed.lock(upload.owner().person());
            if (!uploads.become(upload, State.RECEIVED, State.FILED)) {
                return;
            }
            switch (add.put(upload.owner(), arrived, upload.wanted())) {
                case AddDocument.Outcome.Filed(var document) ->
                        uploads.end(upload, document.id(), null);
                case AddDocument.Outcome.Same(var document) -> {
                    uploads.become(upload, State.FILED, State.REFUSED);
                    uploads.end(upload, document, "profile/same-document");
                    audit.record(database, refused(upload));
                }
            }
        });
    }
}
