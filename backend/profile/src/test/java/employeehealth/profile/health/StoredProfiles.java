package employeehealth.profile.health;

import employeehealth.profile.Owner;
import employeehealth.profile.TestProfile;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.TestSeal;
import java.time.Instant;

/** Health profiles in the database, for the tests of what reads them. */
public final class StoredProfiles {

    private StoredProfiles() {}

    public static HealthProfiles in(TestProfile profile) {
        return new HealthProfiles(
                profile.database(), TestSeal.of(TestPlatform.settings()), TestProfile.JSON);
    }

    /** The first thing that this person says. */
    public static void save(TestProfile profile, Me me, HealthProfile says, Instant at) {
        var author = new Author(me.person(), Provenance.Source.SELF);
        var version = new ProfileVersion(Ids.next(), Owner.of(me), 1, author, says, at);
        Tenant.of(me).run(() -> profile.database().write(() -> in(profile).add(version)));
    }
}
