package employeehealth.auth.mfa;

import employeehealth.auth.person.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What an authenticator app is told, shown once.
 *
 * @param secret base 32, to type
 * @param otpauthUri the same, to scan
 */
record NewTotp(String secret, String otpauthUri) {

    /** The app lists it under the name that our pages have. */
    static NewTotp of(String secret, Person person) {
        var issuer = encoded(person.locale().equals("fr") ? "Santé au travail" : "Health at work");
        return new NewTotp(
                secret,
                "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
                        .formatted(issuer, encoded(person.email()), secret, issuer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "NewTotp[hidden]";
    }
}
