package employeehealth.shared.audit;

import employeehealth.shared.seal.PlatformSecrets;
import java.time.Clock;
import java.util.Collection;

/** A security log that keeps its lines in memory, for tests of what is written there. */
public final class TestSecurityLog {

    private TestSecurityLog() {}

    public static SecurityLog keptIn(
            Collection<String> lines, PlatformSecrets secrets, Clock clock) {
        return new SecurityLog(
                batch -> batch.forEach(entry -> lines.add(entry.line())),
                new Pseudonyms(secrets),
                clock,
                1_000);
    }
}
