package employeehealth.auth.federation;

import employeehealth.auth.oauth.Opaque;
import employeehealth.contracts.CompanyId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a sign-in on its way: {@code <company>.<256 random bits>}. First it is the {@code state}
 * that goes to the provider and comes back, then another one is what our page holds.
 */
record Handle(CompanyId company, String secret) {

    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
                            + "\\.([A-Za-z0-9_-]{43})");

    static Handle next(CompanyId company) {
        return new Handle(company, Opaque.next());
    }

    static Optional<Handle> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new Handle(CompanyId.of(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    String text() {
        return company + "." + secret;
    }

    @Override
    public String toString() {
        return "Handle[hidden]";
    }
}
