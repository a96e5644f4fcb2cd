package employeehealth.shared.seal;

import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.settings.PlatformSettings;
import java.time.Clock;

/** Erasure over the keys of a folder, for tests of services that erase people. */
public final class TestErasure {

    private TestErasure() {}

    public static Erasure of(
            PlatformDatabase database, PlatformSettings settings, Seal seal, Clock clock) {
        return new Erasure(database, new PersonKeys(settings), seal, null, clock);
    }
}
