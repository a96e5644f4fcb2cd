package employeehealth.shared.breakglass;

import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.TestSeal;
import java.time.Clock;

/** The glass as services get it, for tests of other modules. */
public final class TestBreakGlass {

    private TestBreakGlass() {}

    public static BreakGlass at(Clock clock, BreakGlass.Notice notice) {
        return new BreakGlass(
                TestSeal.of(TestPlatform.settings()), TestAudit.at(clock), notice, clock);
    }

    /** Nobody is told. */
    public static BreakGlass at(Clock clock, Audit audit) {
        return new BreakGlass(
                TestSeal.of(TestPlatform.settings()), audit, (database, person, by) -> {}, clock);
    }
}
