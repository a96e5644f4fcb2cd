package employeehealth.shared.web;

import employeehealth.shared.problem.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The header {@code If-Match} (RFC 9110, 13.1.1): somebody changes what they have seen, and not
 * what it has become since.
 */
public final class IfMatch {

    public static final String HEADER = "If-Match";

    private static final int LONGEST = 500;

    private IfMatch() {}

    /** The same where what is changed can be read in one way only. */
    public static void require(@Nullable String header, String now) {
        require(header, Set.of(now));
    }

    /**
     * @param header as it came; a weak tag never matches
     * @param now every tag, without quotes, under which the thing as it is now may have been read
     * @throws Problem 428 without the header, 412 if it names none of these
     */
    public static void require(@Nullable String header, Collection<String> now) {
        if (header == null || header.isBlank()) {
            throw new Problem(HttpStatus.PRECONDITION_REQUIRED, "platform/say-what-you-saw");
        }
        if (header.length() > LONGEST || !matches(header, now)) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "platform/changed-meanwhile");
        }
    }

    private static boolean matches(String header, Collection<String> now) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> now.stream().anyMatch(one -> tag.equals('"' + one + '"')));
    }
}
