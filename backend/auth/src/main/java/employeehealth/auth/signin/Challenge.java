package employeehealth.auth.signin;

import employeehealth.contracts.CompanyId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What stands for a proven first factor: {@code c1.<company>.<id>.<secret>}. Worth nothing without
 * a code. The company is named so that the row can be found under row-level security.
 *
 * @param secret 32 random bytes, 64 hexadecimal digits
 */
public record Challenge(CompanyId company, UUID id, String secret) {

    private static final String UUIDS =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern FORM =
            Pattern.compile("c1\\.(%1$s)\\.(%1$s)\\.([0-9a-f]{64})".formatted(UUIDS));

    static Optional<Challenge> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(
                        new Challenge(
                                CompanyId.of(match.group(1)),
                                UUID.fromString(match.group(2)),
                                match.group(3)))
                : Optional.empty();
    }

    public String text() {
        return "c1." + company + "." + id + "." + secret;
    }

    @Override
    public String toString() {
        return "Challenge[hidden]";
    }
}
