package employeehealth.profile.health;

import employeehealth.profile.terms.TestTerms;

/** The codes of the lists that ship, for tests of what uses them. */
public final class TestCodes {

    private TestCodes() {}

    public static Codes shipped() {
        return new Codes(TestTerms.shipped());
    }
}
