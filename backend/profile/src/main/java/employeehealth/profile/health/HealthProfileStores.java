package employeehealth.profile.health;

import static employeehealth.contracts.persondata.Store.Erasure.KEPT;
import static employeehealth.contracts.persondata.Store.Erasure.NOW;

import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Rows;
import employeehealth.contracts.persondata.Store;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.persondata.PersonStore;
import employeehealth.shared.persondata.Subject;
import employeehealth.shared.persondata.TableStore;

import org.springframework.stereotype.Component;

import java.util.List;

/**
 * The health profile as two stores: what the person told, which goes, and what clinicians have
 * said, which is part of the occupational health file and stays, as one last version under a key of
 * its own.
 */
@Component
public class HealthProfileStores {

    private static final String CLINICIANS = HealthProfiles.TABLE + " (clinicians)";

    private final ProfileDatabase db;
    private final HealthProfiles profiles;

    HealthProfileStores(ProfileDatabase db, HealthProfiles profiles) {
        this.db = db;
        this.profiles = profiles;
    }

    /** Every version, told whole. */
    public PersonStore own() {
        var table =
                TableStore.of(db, HealthProfiles.TABLE, "own-health", NOW).sealed("sealed_profile");
        return new PersonStore() {

            @Override
            public Store describe() {
                return table.describe();
            }

            @Override
            public Rows rows(Subject subject, long after) {
                return table.rows(subject, after);
            }

            @Override
            public void erase(Subject subject) {
                profiles.erase(subject.person());
            }

            @Override
            public Remains remains(Subject subject) {
                var left = profiles.count(subject.person(), "kept_at is null");
                return new Remains(HealthProfiles.TABLE, left, 0);
            }
        };
    }

    /** Told with the rest of the profile; it is there by itself only once the rest is gone. */
    public PersonStore ofClinicians() {
        return new PersonStore() {

            @Override
            public Store describe() {
                return new Store(CLINICIANS, "occupational-file", KEPT);
            }

            @Override
            public Rows rows(Subject subject, long after) {
                return new Rows(List.of(), false);
            }

            @Override
            public void erase(Subject subject) {
                // Done with the rest of the profile, of which it is a part.
            }

            @Override
            public Remains remains(Subject subject) {
                var kept = profiles.count(subject.person(), "kept_at is not null");
                return new Remains(CLINICIANS, 0, kept);
            }
        };
    }
}
