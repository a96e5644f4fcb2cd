package employeehealth.triage.policy;

import employeehealth.triage.TriageDatabase;

/** The policies of companies as a start of the service finds them. */
public final class TestPolicies {

    private TestPolicies() {}

    public static CompanyPolicies of(TriageDatabase database) {
        return new CompanyPolicies(database);
    }
}
