package employeehealth.auth.grant;

import employeehealth.contracts.SessionId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program's refresh token: {@code g1.<grant>.<generation>.<mac>}.
 *
 * @param mac HMAC-SHA256, 64 hexadecimal digits
 */
public record GrantToken(SessionId grant, int generation, String mac) {

    private static final Pattern FORM =
            Pattern.compile(
                    "g1\\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
                            + "\\.([1-9][0-9]{0,8})\\.([0-9a-f]{64})");

    public static Optional<GrantToken> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(
                        new GrantToken(
                                SessionId.of(match.group(1)),
                                Integer.parseInt(match.group(2)),
                                match.group(3)))
                : Optional.empty();
    }

    public String text() {
        return "g1." + grant + "." + generation + "." + mac;
    }

    @Override
    public String toString() {
        return "GrantToken[hidden]";
    }
}
