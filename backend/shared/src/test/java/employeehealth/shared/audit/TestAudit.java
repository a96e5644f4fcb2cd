package employeehealth.shared.audit;

import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.seal.TestSeal;
import java.time.Clock;

/** The audit as services get it, for tests that make none of it themselves. */
public final class TestAudit {

    private static final Seal SEAL = TestSeal.of(TestPlatform.settings());

    /** SQL: which fingerprints a record has, {@code before after}, one of them, or null. */
    public static final String FINGERPRINTS =
            """
            nullif(concat_ws(' ', case when fingerprint_before is not null then 'before' end,
                                  case when fingerprint_after is not null then 'after' end), '')
            """;

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
