package employeehealth.shared.breakglass;

import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriUtils;

/**
 * Why someone breaks the glass, in their own words: the header {@code X-Access-Reason}, percent
 * encoded UTF-8, 10 to 500 characters. May say something about a person's health: never logged.
 */
public record AccessReason(String words) {

    public static final String HEADER = "X-Access-Reason";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 500;

    /** Refuses before anything is looked for, so that the answer says nothing about what exists. */
    public static AccessReason parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new Problem(HttpStatus.FORBIDDEN, "platform/access-reason-required");
        }
        var words = decoded(header).strip();
        var length = words.codePointCount(0, words.length());
        if (length < SHORTEST || length > LONGEST) {
            throw invalid("field.reason-length");
        }
        if (words.codePoints().anyMatch(AccessReason::isStrange)) {
            throw invalid("field.characters");
        }
        return new AccessReason(words);
    }

    private static String decoded(String header) {
        try {
            var bytes =
                    UriUtils.decode(header, StandardCharsets.ISO_8859_1)
                            .getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid("field.characters");
        }
    }

    private static boolean isStrange(int c) {
        return Character.getType(c) == Character.CONTROL
                || Character.getType(c) == Character.SURROGATE
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static Problem invalid(String fault) {
        return Problem.invalid(List.of(new FieldFault(HEADER, fault)));
    }

    @Override
    public String toString() {
        return "AccessReason[hidden]";
    }
}
