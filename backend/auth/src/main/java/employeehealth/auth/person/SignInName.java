package employeehealth.auth.person;

import java.util.Locale;

/**
 * An e-mail address that someone signs in with, in the one spelling under which it is looked up.
 */
public record SignInName(String value) {

    public static SignInName of(String email) {
        return new SignInName(email.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "SignInName[hidden]";
    }
}
