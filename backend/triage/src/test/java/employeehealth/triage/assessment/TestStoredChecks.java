package employeehealth.triage.assessment;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.engine.Engine;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.seal.TestSeal;
import employeehealth.triage.TestTriage;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.policy.UsedPolicy;
import employeehealth.triage.protocol.Protocols;
import java.time.Instant;

/** Stored checks for tests of what is computed from them. */
public final class TestStoredChecks {

    private TestStoredChecks() {}

    public static StoredChecks of(TriageDatabase database, Audit audit) {
        return new StoredChecks(
                database,
                assessments(database),
                PlatformSecrets.of(TestPlatform.settings()),
                audit);
    }

    private static Assessments assessments(TriageDatabase database) {
        return new Assessments(database, TestSeal.of(TestPlatform.settings()), TestTriage.JSON);
    }

    /** Somebody's check, as it would have been answered by what ships. */
    public static void add(
            TriageDatabase database,
            Protocols protocols,
            CompanyId company,
            HealthServiceId service,
            PersonId person,
            String words,
            Instant at) {
        var library = protocols.shipped();
        var told = new Told(words, "en", null, null, null, null);
        var id = Ids.next();
        var check =
                new Assessment(
                        new AssessmentId(id),
                        id,
                        0,
                        new Assessment.Owner(company, service, person),
                        library.hash(),
                        Assessment.Policy.of(UsedPolicy.NONE),
                        Engine.VERSION,
                        told,
                        Checks.result(told, library, protocols),
                        at);
        new Tenant(company, service, person)
                .run(() -> database.write(() -> assessments(database).add(check)));
    }
}
