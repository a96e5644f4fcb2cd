package employeehealth.shared.seal;

import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.settings.PlatformSettings;
import java.time.Duration;

/** A seal over the keys of a folder, for tests of services that keep sealed rows. */
public final class TestSeal {

    private TestSeal() {}

    public static Seal of(PlatformSettings settings) {
        return new Seal(new PersonKeys(settings), Duration.ofMinutes(10));
    }

    public static BlindIndexes indexes() {
        return new BlindIndexes(TestPlatform.secrets());
    }
}
