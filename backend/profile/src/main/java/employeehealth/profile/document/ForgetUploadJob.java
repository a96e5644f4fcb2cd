package employeehealth.profile.document;

import employeehealth.profile.OwnedId;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.document.Upload.State;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.jobs.Postponed;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What broke off and nobody sent on is forgotten, and its room is free again; so is what was filed
 * or refused. What has come whole is not: it was acknowledged, and waits until it can be filed.
 */
@Component
class ForgetUploadJob implements Job<OwnedId> {

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final ProfileDatabase database;
    private final Uploads uploads;
    private final Clock clock;

    ForgetUploadJob(ProfileDatabase database, Uploads uploads, Clock clock) {
        this.database = database;
        this.uploads = uploads;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "profile.forget-upload";
    }

    @Override
    public Class<OwnedId> about() {
        return OwnedId.class;
    }

    @Override
    public void run(OwnedId which) {
        which.tenant().run(() -> forget(which));
    }

    private void forget(OwnedId which) {
        database.write(() -> uploads.forget(which.owner().person(), which.id()));
        var left =
                database.read(
                        () -> uploads.find(which.owner().person(), which.id(), clock.instant()));
        if (left.filter(upload -> upload.state() == State.RECEIVED).isPresent()) {
            throw new Postponed(LOOK_AGAIN);
        }
    }
}
