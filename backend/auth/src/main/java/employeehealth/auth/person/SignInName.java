package employeehealth.auth.person;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

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

    /** The same for the same name, for what is done about it. */
    public UUID asId() {
        return UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SignInName[hidden]";
    }
}
