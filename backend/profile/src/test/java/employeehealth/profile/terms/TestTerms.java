package employeehealth.profile.terms;

import employeehealth.profile.ProfileSettings;

/** The terms that ship, for tests of what uses them. */
public final class TestTerms {

    private static final Terms SHIPPED = new Terms(new ProfileSettings(null));

    private TestTerms() {}

    public static Terms shipped() {
        return SHIPPED;
    }
}
