package employeehealth.triage.policy;

import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.triage.TestTriage;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.protocol.ProtocolLibrary;
import java.time.Clock;
import java.util.List;

/** The policies of companies as a start of the service finds them, and how they are changed. */
public final class TestPolicies {

    private TestPolicies() {}

    public static CompanyPolicies of(TriageDatabase database) {
        return new CompanyPolicies(database);
    }

    static ChangePolicy change(TriageDatabase database, CompanyPolicies policies) {
        return new ChangePolicy(
                database,
                policies,
                TestAudit.at(Clock.systemUTC()),
                TestTriage.JSON,
                Clock.systemUTC());
    }

    /**
     * From now on the company sees hurt hands at least that fast.
     *
     * @param seen the version before
     */
    public static void raiseHands(
            Me me,
            TriageDatabase database,
            CompanyPolicies policies,
            ProtocolLibrary library,
            String atLeast,
            int seen) {
        var body = raising("hand-injury", atLeast);
        Tenant.of(me)
                .get(() -> change(database, policies).change(me, body, library, "\"" + seen + '"'));
    }

    static PolicyBody raising(String presentation, String atLeast) {
        var raise =
                new PolicyBody.Raise(
                        presentation,
                        null,
                        atLeast,
                        new PolicyBody.Words("Ici, du verre.", "Glass here."));
        return new PolicyBody(List.of(), List.of(), List.of(), List.of(raise));
    }
}
