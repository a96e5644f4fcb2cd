package employeehealth.shared.audit;

import employeehealth.shared.database.TestPlatform;
import java.time.Clock;

/** The audit as services get it, for tests that make none of it themselves. */
public final class TestAudit {

    private TestAudit() {}

    public static Audit at(Clock clock) {
        return new Audit(TestPlatform.secrets(), clock);
    }
}
