package employeehealth.shared.seal;

import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.settings.PlatformSettings;
import java.time.Clock;
import java.time.Duration;

/** Seal and erasure over the same keys, as in one process, for tests of what erases people. */
public record TestErasure(Seal seal, Erasure erasure) {

    public static TestErasure of(
            PlatformDatabase database, PlatformSettings settings, Clock clock) {
        var keys = new PersonKeys(settings);
        var seal = new Seal(keys, Duration.ofMinutes(10));
        return new TestErasure(seal, new Erasure(database, keys, seal, null, clock));
    }
}
