package employeehealth.triage.protocol;

import employeehealth.triage.TestTriage;
import employeehealth.triage.TriageDatabase;
import java.time.Clock;

/** The protocols as a start of the service finds them. */
public final class TestProtocols {

    private TestProtocols() {}

    public static Protocols of(TriageDatabase database) {
        return new Protocols(database, TestTriage.JSON, Clock.systemUTC());
    }
}
