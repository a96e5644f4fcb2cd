package employeehealth.profile.document;

import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.jobs.Job;
import org.springframework.stereotype.Component;

/** What broke off and nobody sent on is forgotten, and its room is free again. */
@Component
class ForgetUploadJob implements Job<UploadWork> {

    private final ProfileDatabase database;
    private final Uploads uploads;

    ForgetUploadJob(ProfileDatabase database, Uploads uploads) {
        this.database = database;
        this.uploads = uploads;
    }

    @Override
    public String name() {
        return "profile.forget-upload";
    }

    @Override
    public Class<UploadWork> about() {
        return UploadWork.class;
    }

    @Override
    public void run(UploadWork which) {
        which.tenant().run(() -> database.write(() -> forget(which)));
    }

    private void forget(UploadWork which) {
        uploads.remove(which.owner(), which.upload());
    }
}
