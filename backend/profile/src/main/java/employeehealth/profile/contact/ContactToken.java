package employeehealth.profile.contact;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands behind the {@code #} of the link that a contact is mailed: {@code
 * c1.<company>.<request>.<mac>}.
 *
 * @param mac HMAC-SHA256, 64 hexadecimal digits
 */
record ContactToken(CompanyId company, LinkId request, String mac) {

    private static final String UUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern FORM =
            Pattern.compile("c1\\.(%1$s)\\.(%1$s)\\.([0-9a-f]{64})".formatted(UUID));

    static Optional<ContactToken> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(
                        new ContactToken(
                                CompanyId.of(match.group(1)),
                                LinkId.of(match.group(2)),
                                match.group(3)))
                : Optional.empty();
    }

    String text() {
        return "c1." + company + "." + request + "." + mac;
    }

    @Override
    public String toString() {
        return "ContactToken[hidden]";
    }
}
