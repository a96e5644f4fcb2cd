package employeehealth.profile.terms;

import employeehealth.profile.TestProfile;

/** The terms that ship, for tests of what uses them. */
public final class TestTerms {

    private static final Terms SHIPPED = new Terms(TestProfile.SETTINGS);

    private TestTerms() {}

    public static Terms shipped() {
        return SHIPPED;
    }
}
