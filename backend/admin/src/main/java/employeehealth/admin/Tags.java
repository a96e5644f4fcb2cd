package employeehealth.admin;

import employeehealth.shared.problem.Problem;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Whether somebody changes what they have seen, and not what it has become since (RFC 9110 13). */
public final class Tags {

    private static final int LONGEST = 500;

    private Tags() {}

    /**
     * @param ifMatch the header as it came
     * @param now every tag, without quotes, under which the thing as it is now may have been read
     */
    public static void require(@Nullable String ifMatch, Collection<String> now) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(HttpStatus.PRECONDITION_REQUIRED, "admin/say-what-you-saw");
        }
        if (ifMatch.length() > LONGEST || !matches(ifMatch, now)) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "admin/changed-meanwhile");
        }
    }

    /** A weak tag never matches here. */
    private static boolean matches(String ifMatch, Collection<String> now) {
        return ifMatch.strip().equals("*")
                || Arrays.stream(ifMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> now.stream().anyMatch(one -> tag.equals('"' + one + '"')));
    }
}
