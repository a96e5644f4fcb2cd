package employeehealth.auth.session;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.SessionId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the refresh cookie holds: {@code v1.<company>.<session>.<generation>.<mac>}. The company is
 * named so that the row can be found under row-level security.
 *
 * @param generation 1 after sign-in, one more at every refresh
 * @param mac HMAC-SHA256, 64 hexadecimal digits
 */
public record RefreshToken(CompanyId company, SessionId session, int generation, String mac) {

    private static final String UUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern FORM =
            Pattern.compile(
                    "v1\\.(%1$s)\\.(%1$s)\\.([1-9][0-9]{0,8})\\.([0-9a-f]{64})".formatted(UUID));

    static Optional<RefreshToken> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(
                        new RefreshToken(
                                CompanyId.of(match.group(1)),
                                SessionId.of(match.group(2)),
                                Integer.parseInt(match.group(3)),
                                match.group(4)))
                : Optional.empty();
    }

    public String text() {
        return "v1." + company + "." + session + "." + generation + "." + mac;
    }

    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
