package employeehealth.auth.link;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands behind the {@code #} of a mailed link: {@code l1.<company>.<link>.<mac>}.
 *
 * @param mac HMAC-SHA256, 64 hexadecimal digits
 */
public record LinkToken(CompanyId company, LinkId link, String mac) {

    private static final String UUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern FORM =
            Pattern.compile("l1\\.(%1$s)\\.(%1$s)\\.([0-9a-f]{64})".formatted(UUID));

    public static Optional<LinkToken> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(
                        new LinkToken(
                                CompanyId.of(match.group(1)),
                                LinkId.of(match.group(2)),
                                match.group(3)))
                : Optional.empty();
    }

    String text() {
        return "l1." + company + "." + link + "." + mac;
    }

    @Override
    public String toString() {
        return "LinkToken[hidden]";
    }
}
