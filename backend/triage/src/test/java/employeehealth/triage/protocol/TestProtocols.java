package employeehealth.triage.protocol;

import employeehealth.shared.database.TestPlatform;
import employeehealth.triage.TestTriage;
import employeehealth.triage.TriageDatabase;
import java.time.Clock;

/** The protocols as a start of the service finds them. */
public final class TestProtocols {

    private static final ProtocolKey KEY = new ProtocolKey(TestPlatform.settings());

    private TestProtocols() {}

    public static Protocols of(TriageDatabase database) {
        return of(database, Clock.systemUTC());
    }

    public static Protocols of(TriageDatabase database, Clock clock) {
        return new Protocols(database, TestTriage.JSON, publications(database), KEY, clock);
    }

    public static Publications publications(TriageDatabase database) {
        return new Publications(database, KEY);
    }

    public static ProtocolKey key() {
        return KEY;
    }
}
