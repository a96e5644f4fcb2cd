package employeehealth.profile.card;

import employeehealth.profile.TestDirectory;
import employeehealth.profile.TestProfile;
import employeehealth.profile.contact.TestContacts;
import employeehealth.profile.health.EditProfile;
import employeehealth.profile.health.TestCodes;
import employeehealth.profile.health.TestProfiles;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.seal.TestSeal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Cards with all that they are made of, as other packages' tests get them. */
public final class TestCards {

    private static final Choice.Shown ALL = new Choice.Shown(Choice.Which.ALL, null);
    private static final Choice.Shown NONE = new Choice.Shown(Choice.Which.NONE, null);

    /** Everything that can be shown. */
    public static final Choice EVERYTHING =
            new Choice(
                    true,
                    true,
                    true,
                    true,
                    ALL,
                    ALL,
                    ALL,
                    ALL,
                    true,
                    List.of("fr", "en"),
                    "Pile d’œdème < 3 & demi");

    public static final Choice NOTHING =
            new Choice(false, false, false, false, NONE, NONE, NONE, NONE, false, List.of(), null);

    public final EditProfile edit;
    public final TestContacts contacts;
    public final ReadCard read;
    final Cards cards;
    final ChooseCard choose;
    final PreviewCard preview;

    public TestCards(TestProfile profile, Clock clock, Outbox outbox) {
        cards =
                new Cards(
                        profile.database(), TestSeal.of(TestPlatform.settings()), TestProfile.JSON);
        var prepare =
                new PrepareCard(
                        profile.database(),
                        cards,
                        TestProfiles.profiles(profile),
                        TestContacts.of(profile),
                        TestCodes.shipped(),
                        outbox,
                        clock);
        edit = TestProfiles.edit(profile, clock, prepare);
        contacts = new TestContacts(profile, clock, outbox, prepare);
        read = new ReadCard(profile.database(), cards, TestAudit.at(clock));
        preview =
                new PreviewCard(
                        profile.database(),
                        TestProfiles.profiles(profile),
                        TestContacts.of(profile),
                        TestCodes.shipped(),
                        TestDirectory.names("Claire Martin"),
                        TestAudit.at(clock),
                        clock);
        choose =
                new ChooseCard(
                        profile.database(),
                        prepare,
                        TestDirectory.names("Claire Martin"),
                        TestAudit.at(clock),
                        TestProfile.JSON);
    }

    /** Of allergies these only. */
    static Choice allergies(UUID... entries) {
        return new Choice(
                false,
                false,
                false,
                false,
                new Choice.Shown(Choice.Which.CHOSEN, Set.of(entries)),
                NONE,
                NONE,
                NONE,
                false,
                List.of(),
                null);
    }

    public KeptCard choose(Me me, Choice choice) {
        return Tenant.of(me).get(() -> choose.choose(me, choice, "*"));
    }
}
