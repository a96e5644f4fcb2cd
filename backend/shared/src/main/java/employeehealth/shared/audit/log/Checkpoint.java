package employeehealth.shared.audit.log;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is signed: that the log of this name, with its first leaves, has this hash. Its text is that
 * of C2SP tlog-checkpoint: origin, size, base64 of the root, each on a line.
 */
public record Checkpoint(String origin, long size, byte[] root) {

    private static final Pattern TEXT =
            Pattern.compile("([!-*,-~]+)\n(0|[1-9]\\d{0,17})\n([A-Za-z0-9+/]{43}=)\n");

    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    static Optional<Checkpoint> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(
                        new Checkpoint(
                                match.group(1),
                                Long.parseLong(match.group(2)),
                                Base64.getDecoder().decode(match.group(3))))
                : Optional.empty();
    }
}
