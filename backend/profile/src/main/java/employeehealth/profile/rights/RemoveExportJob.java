package employeehealth.profile.rights;

import employeehealth.contracts.PersonId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.jobs.Job;
import org.springframework.stereotype.Component;

/** Removes an archive whose time is over. */
@Component
class RemoveExportJob implements Job<ExportJob.Which> {

    private final ProfileDatabase database;
    private final Exports exports;
    private final Documents documents;

    RemoveExportJob(ProfileDatabase database, Exports exports, Documents documents) {
        this.database = database;
        this.exports = exports;
        this.documents = documents;
    }

    @Override
    public String name() {
        return "profile.remove-export";
    }

    @Override
    public Class<ExportJob.Which> about() {
        return ExportJob.Which.class;
    }

    @Override
    public void run(ExportJob.Which which) {
        which.tenant()
                .run(() ->
                        database.write(() ->
                                exports.find(new PersonId(which.person()), which.id())
                                        .map(Export::document)
                                        .ifPresent(document -> {
                                            exports.removed(which.id());
                                            documents.release(database, document);
                                        })));
    }
}
