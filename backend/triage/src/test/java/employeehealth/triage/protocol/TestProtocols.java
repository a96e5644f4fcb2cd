package employeehealth.triage.protocol;

import employeehealth.shared.blobs.Blobs;
import employeehealth.shared.database.TestPlatform;
import employeehealth.triage.TriageDatabase;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The protocols as a start of the service finds them. */
public final class TestProtocols {

    private static final ProtocolKey KEY = new ProtocolKey(TestPlatform.settings());

    private TestProtocols() {}

    public static Protocols of(TriageDatabase database) {
        return of(database, Clock.systemUTC());
    }

    public static Protocols of(TriageDatabase database, Clock clock) {
        return of(database, copies(database, new MemoryBlobs(), clock), clock);
    }

    static Protocols of(TriageDatabase database, LibraryCopies copies) {
        return of(database, copies, Clock.systemUTC());
    }

    private static Protocols of(TriageDatabase database, LibraryCopies copies, Clock clock) {
        return new Protocols(database, copies, publications(database), KEY, clock);
    }

    static LibraryCopies copies(TriageDatabase database, MemoryBlobs blobs, Clock clock) {
        var beans = new StaticListableBeanFactory(Map.of("blobs", blobs));
        return new LibraryCopies(database, beans.getBeanProvider(Blobs.class), clock);
    }

    public static Publications publications(TriageDatabase database) {
        return new Publications(database, KEY);
    }

    public static ProtocolKey key() {
        return KEY;
    }
}
