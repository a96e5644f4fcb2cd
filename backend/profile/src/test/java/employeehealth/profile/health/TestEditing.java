package employeehealth.profile.health;

import employeehealth.profile.Owner;
import employeehealth.profile.TestProfile;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.seal.Seal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Health profiles as people write them, for tests of other packages. */
public final class TestEditing {

    private final HealthProfiles rows;
    private final EditProfile edit;

    public TestEditing(TestProfile profile, Seal seal, Clock clock, WhenRevised... followers) {
        this.rows = new HealthProfiles(profile.database(), seal, TestProfile.JSON);
        this.edit =
                new EditProfile(
                        profile.database(),
                        rows,
                        TestCodes.shipped(),
                        List.of(followers),
                        TestAudit.at(clock),
                        TestProfile.JSON,
                        clock,
                        TestProfile.SETTINGS);
    }

    public HealthProfiles rows() {
        return rows;
    }

    public EditProfile edit() {
        return edit;
    }

    public ProfileSteps steps() {
        return new ProfileSteps(rows);
    }

    public ProfileVersion writes(Me me, HealthProfile wanted, String seen) {
        return Tenant.of(me)
                .get(() ->
                        edit.revise(
                                Owner.of(me),
                                new Author(me.person(), Source.SELF),
                                wanted,
                                '"' + seen + '"',
                                "own-file"));
    }

    public static HealthProfile born(LocalDate on) {
        return new HealthProfile(
                on, null, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(),
                List.of(), Set.of(), null, null);
    }
}
