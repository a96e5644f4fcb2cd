package employeehealth.notifications.notice;

import employeehealth.shared.database.TestPlatform;

/** The words as the other packages get them. */
public final class TestWords {

    private TestWords() {}

    public static Words words() {
        return new Words(TestPlatform.settings());
    }
}
