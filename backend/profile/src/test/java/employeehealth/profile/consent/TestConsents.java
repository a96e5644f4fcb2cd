package employeehealth.profile.consent;

import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.profile.TestProfile;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.seal.TestSeal;

import java.time.Clock;

/** Consents for the tests of what depends on them. */
public final class TestConsents {

    private final Consents consents;
    private final Decide decide;

    public TestConsents(TestProfile profile, Clock clock) {
        var decisions = new Decisions(profile.database());
        var texts = TestTexts.shipped();
        this.consents = new Consents(profile.database(), decisions, texts, TestAudit.at(clock));
        this.decide =
                new Decide(
                        profile.database(),
                        consents,
                        decisions,
                        texts,
                        TestOutbox.at(clock),
                        TestSeal.of(TestPlatform.settings()),
                        TestAudit.at(clock),
                        clock);
    }

    public Consents read() {
        return consents;
    }

    /** That symptom checks may use the profile, or may not. */
    public void say(Me me, boolean granted) {
        say(me, ConsentPurpose.TRIAGE_PROFILE, granted);
    }

    public void say(Me me, ConsentPurpose purpose, boolean granted) {
        var said = new Decide.Said(granted, 1, "fr");
        Tenant.of(me).run(() -> decide.decide(me, purpose, said, null));
    }
}
