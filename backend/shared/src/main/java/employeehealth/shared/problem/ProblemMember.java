package employeehealth.shared.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * What the problems of a type say in addition (RFC 9457 §3.2): one word or several, so that no
 * object of anybody can slip into a refusal.
 */
public sealed interface ProblemMember {

    record One(@JsonValue String word) implements ProblemMember {}

    record Several(@JsonValue List<String> words) implements ProblemMember {

        public Several {
            words = List.copyOf(words);
        }
    }
}
