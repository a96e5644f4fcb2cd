package employeehealth.profile.health;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.Section;
import employeehealth.profile.TestProfile;
import employeehealth.profile.health.Entry.Status;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.seal.TestSeal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Health profiles in few words. */
public final class TestProfiles {

    private TestProfiles() {}

    /** Over the keys that all tests share. */
    public static HealthProfiles profiles(TestProfile profile) {
        return new HealthProfiles(
                profile.database(), TestSeal.of(TestPlatform.settings()), TestProfile.JSON);
    }

    public static EditProfile edit(TestProfile profile, Clock clock, WhenRevised... followers) {
        return new EditProfile(
                profile.database(),
                profiles(profile),
                TestCodes.shipped(),
                List.of(followers),
                TestAudit.at(clock),
                TestProfile.JSON,
                clock,
                TestProfile.SETTINGS);
    }

    public static HealthProfiles on(ProfileDatabase database, Seal seal) {
        return new HealthProfiles(database, seal, TestProfile.JSON);
    }

    public static HealthProfileStores stores(ProfileDatabase database, HealthProfiles profiles) {
        return new HealthProfileStores(database, profiles);
    }

    /** Says it as a person or a clinician does, upon the last version. */
    public static ProfileVersion said(
            ProfileDatabase database,
            HealthProfiles profiles,
            Owner owner,
            Author author,
            Entry... allergies) {
        var edit =
                new EditProfile(
                        database,
                        profiles,
                        TestCodes.shipped(),
                        List.of(),
                        TestAudit.at(Clock.systemUTC()),
                        TestProfile.JSON,
                        Clock.systemUTC(),
                        TestProfile.SETTINGS);
        return edit.revise(owner, author, allergicTo(allergies), "*", "care");
    }

    public static Entry entry(@Nullable UUID id, String text) {
        return entry(id, text, null);
    }

    static Entry entry(@Nullable UUID id, String text, @Nullable Status status) {
        return new Entry(
                id, text, null, status, null, null, null, null, null, null, null, null, null, null);
    }

    public static HealthProfile allergicTo(Entry... allergies) {
        return with(List.of(allergies), Set.of());
    }

    static HealthProfile with(List<Entry> allergies, Set<Section> noneKnown) {
        return new HealthProfile(
                null, null, null, null, null, null, null, allergies, List.of(), List.of(),
                List.of(), List.of(), noneKnown, null, null);
    }
}
