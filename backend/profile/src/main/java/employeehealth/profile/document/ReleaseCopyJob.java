package employeehealth.profile.document;

import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.jobs.Job;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A copy lives as long as the one address that leads to it. */
@Component
class ReleaseCopyJob implements Job<ReleaseCopyJob.Which> {

    private final ProfileDatabase database;
    private final Documents store;

    ReleaseCopyJob(ProfileDatabase database, Documents store) {
        this.database = database;
        this.store = store;
    }

    record Which(UUID copy) {}

    @Override
    public String name() {
        return "profile.release-copy";
    }

    @Override
    public Class<Which> about() {
        return Which.class;
    }

    @Override
    public void run(Which which) {
        database.write(() -> store.release(database, which.copy()));
    }
}
