package employeehealth.shared.problem;

import java.util.List;

/**
 * What is wrong with one field of a request.
 *
 * @param field path from the body's root, such as {@code subject.age} or {@code answers.x}
 * @param message a key of {@code problems/platform.properties}, or words already in the caller's
 *     language; never the value that was sent
 */
public record FieldFault(String field, String message, List<Object> arguments) {

    public FieldFault(String field, String message, Object... arguments) {
        this(field, message, List.of(arguments));
    }
}
