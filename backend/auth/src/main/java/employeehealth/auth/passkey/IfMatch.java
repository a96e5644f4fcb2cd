package employeehealth.auth.passkey;

import employeehealth.shared.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import java.util.Arrays;

/** The header {@code If-Match} (RFC 9110 §13.1.1): nobody changes what they have not seen. */
final class IfMatch {

    static final String HEADER = "If-Match";

    private IfMatch() {}

    static void require(@Nullable String header, String tag) {
        if (header == null || header.isBlank()) {
            throw new Problem(HttpStatus.PRECONDITION_REQUIRED, "auth/say-what-you-saw");
        }
        var matches =
                header.strip().equals("*")
                        || Arrays.stream(header.split(",", -1))
                                .map(String::strip)
                                .anyMatch(tag::equals);
        if (!matches) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "auth/changed-meanwhile");
        }
    }
}
