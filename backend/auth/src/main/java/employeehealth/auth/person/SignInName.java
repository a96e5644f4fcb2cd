package employeehealth.auth.person;

import java.util.Locale;

/**
 * An e-mail address that someone signs in with, in the one spelling under which it is looked up.
 */
public record SignInName(String value) {

    public static SignInName of(String email) {
        return EmailAddress.parse(email)
                .map(SignInName::of)
                .orElseGet(() -> new SignInName(email.strip().toLowerCase(Locale.ROOT)));
    }

    public static SignInName of(EmailAddress address) {
        return new SignInName(address.text());
    }

    @Override
    public String toString() {
        return "SignInName[hidden]";
    }
}
