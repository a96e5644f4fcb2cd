package employeehealth.shared.idempotency;

import employeehealth.shared.database.TestPlatform;
import java.time.Clock;

/** Idempotency as services get it, for tests that make none of it themselves. */
public final class TestIdempotency {

    private TestIdempotency() {}

    public static Idempotency at(Clock clock) {
        return new Idempotency(TestPlatform.secrets(), clock);
    }
}
