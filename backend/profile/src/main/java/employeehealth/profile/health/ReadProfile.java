package employeehealth.profile.health;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.health.ProfileSteps.Step;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads one's own health profile, as it is and as it was. Every reading is audited. */
@Component
class ReadProfile {

    private final ProfileDatabase database;
    private final HealthProfiles profiles;
    private final Audit audit;

    ReadProfile(ProfileDatabase database, HealthProfiles profiles, Audit audit) {
        this.database = database;
        this.profiles = profiles;
        this.audit = audit;
    }

    ProfileVersion newest(Me me) {
        var found = profiles.newest(me.person()).orElseGet(() -> ProfileVersion.none(Owner.of(me)));
        seen(me, "profile.health-profile.read");
        return found;
    }

    ProfileVersion version(Me me, int version) {
        var found =
                database.read(() -> profiles.find(me.person(), version))
                        .orElseThrow(Problem::notFound);
        seen(me, "profile.health-profile.read");
        return found;
    }

    /**
     * What each version changed, newest first; large ones are fewer at once than asked for.
     *
     * @param before a version; those older than it are shown
     */
    List<Step> history(Me me, int before, int limit) {
        var versions = database.read(() -> profiles.before(me.person(), before, limit + 1));
        seen(me, "profile.history.read");
        return ProfileSteps.steps(versions, limit).newestFirst();
    }

    private void seen(Me me, String action) {
        audit.append(
                database,
                AuditRecord.own(
                        me.company(), me.person(), action, HealthProfiles.TABLE, me.person()));
    }
}
