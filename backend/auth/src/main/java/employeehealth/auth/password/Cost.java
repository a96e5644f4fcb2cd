package employeehealth.auth.password;

import employeehealth.auth.AuthSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one check of a password costs, as its Argon2id hash says. */
public record Cost(int memoryKib, int iterations, int parallelism) {

    private static final Pattern ENCODED =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$.*");

    static Cost of(AuthSettings.Argon2 settings) {
        return new Cost(settings.memoryKib(), settings.iterations(), settings.parallelism());
    }

    /** None if it is no hash of ours. */
    public static Optional<Cost> of(String hash) {
        var match = ENCODED.matcher(hash);
        return match.matches()
                ? Optional.of(
                        new Cost(
                                Integer.parseInt(match.group(1)),
                                Integer.parseInt(match.group(2)),
                                Integer.parseInt(match.group(3))))
                : Optional.empty();
    }
}
