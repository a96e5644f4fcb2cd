package employeehealth.shared.audit;

import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.seal.TestSeal;
import java.time.Clock;

/** The audit as services get it, for tests that make none of it themselves. */
public final class TestAudit {

    private static final Seal SEAL = TestSeal.of(TestPlatform.settings());

    private TestAudit() {}

    public static Audit at(Clock clock) {
        return new Audit(TestPlatform.secrets(), pseudonyms(), () -> SEAL, clock);
    }

    public static Pseudonyms pseudonyms() {
        return new Pseudonyms(TestPlatform.secrets());
    }

    static Seal seal() {
        return SEAL;
    }
}
