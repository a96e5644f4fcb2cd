package employeehealth.shared.seal;

import employeehealth.shared.database.TestPlatform;

/** Blind indexes as services get them, for tests of other modules. */
public final class TestBlindIndexes {

    private TestBlindIndexes() {}

    public static BlindIndexes all() {
        return new BlindIndexes(TestPlatform.secrets());
    }
}
